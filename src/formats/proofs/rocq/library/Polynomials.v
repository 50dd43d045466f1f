(** * Polynomials over the rational numbers, to compute with

    Lists of coefficients, the constant one first, and two by two matrices of them. Every operation comes with the lemma that
    evaluation at a real number respects it; tests are booleans, and only their being true means something. *)

Require Import Reals QArith Qreals List Bool Lra Lia Psatz.
From Esma Require Import Fraction Growth Matrices Expansion.
Import ListNotations.
Open Scope R_scope.

Arguments Qred : simpl never.
Arguments Qplus : simpl never.
Arguments Qmult : simpl never.
Arguments Qdiv : simpl never.
Arguments Q2R : simpl never.

(** ** Rational numbers as real ones *)

Lemma Q2R_red q : Q2R (Qred q) = Q2R q.
Proof. apply Qeq_eqR, Qred_correct. Qed.
Lemma Q2R_Z n : Q2R (inject_Z n) = IZR n.
Proof. unfold Q2R, inject_Z, Qnum, Qden; field. Qed.
Lemma Q2R_nat n : Q2R (inject_Z (Z.of_nat n)) = INR n.
Proof. rewrite Q2R_Z. symmetry; apply INR_IZR_INZ. Qed.
Lemma Q2R_0 : Q2R 0 = 0.
Proof. unfold Q2R, Qnum, Qden; simpl; field. Qed.
Lemma Q2R_1 : Q2R 1 = 1.
Proof. unfold Q2R, Qnum, Qden; simpl; field. Qed.

Lemma Q2R_equal x y : Qeq_bool x y = true -> Q2R x = Q2R y.
Proof. intros E. apply Qeq_eqR, Qeq_bool_eq, E. Qed.
Lemma Q2R_different x y : Qeq_bool x y = false -> Q2R x <> Q2R y.
Proof. intros E F. apply eqR_Qeq, Qeq_eq_bool in F. congruence. Qed.
Lemma Q2R_at_most x y : Qle_bool x y = true -> Q2R x <= Q2R y.
Proof. intros E. apply Qle_Rle, Qle_bool_iff, E. Qed.
Lemma Q2R_above x y : Qle_bool x y = false -> Q2R y < Q2R x.
Proof. intros E. apply Qlt_Rlt, Qnot_le_lt. intros L. apply Qle_bool_iff in L. congruence. Qed.
Lemma Q2R_nonzero x : negb (Qeq_bool x 0) = true -> Q2R x <> 0.
Proof. intros E. apply negb_true_iff, Q2R_different in E. rewrite Q2R_0 in E. exact E. Qed.
Lemma Q2R_positive x : negb (Qle_bool x 0) = true -> 0 < Q2R x.
Proof. intros E. apply negb_true_iff, Q2R_above in E. rewrite Q2R_0 in E. exact E. Qed.

(** ** Polynomials *)

Definition poly := list Q.

Fixpoint peval (p : poly) (x : R) : R :=
  match p with [] => 0 | c :: t => Q2R c + x * peval t x end.

Fixpoint qeval (p : poly) (x : Q) : Q :=
  match p with [] => 0%Q | c :: t => Qred (c + x * qeval t x) end.

Fixpoint padd (p q : poly) : poly :=
  match p, q with
  | [], _ => q
  | _, [] => p
  | c :: s, d :: t => Qred (c + d) :: padd s t
  end.

Definition pscale (c : Q) (p : poly) : poly := map (fun d => Qred (c * d)) p.
Definition popp (p : poly) : poly := map (fun d => Qred (- d)) p.
Definition psub (p q : poly) : poly := padd p (popp q).

Fixpoint pmul (p q : poly) : poly :=
  match p with [] => [] | c :: s => padd (pscale c q) (0%Q :: pmul s q) end.

Fixpoint ppow (p : poly) (n : nat) : poly :=
  match n with O => [1%Q] | S m => pmul p (ppow p m) end.

(** p after l. *)
Fixpoint pcomp (p l : poly) : poly :=
  match p with [] => [] | c :: t => padd [c] (pmul l (pcomp t l)) end.

Definition pzero (p : poly) : bool := forallb (fun c => Qeq_bool c 0) p.
Definition peqb (p q : poly) : bool := pzero (psub p q).
Definition pnonnegative (p : poly) : bool := forallb (fun c => Qle_bool 0 c) p.

Lemma qeval_ok p x : Q2R (qeval p x) = peval p (Q2R x).
Proof.
  induction p as [|c t IH]; simpl; [apply Q2R_0|]. rewrite Q2R_red, Q2R_plus, Q2R_mult, IH. reflexivity.
Qed.
Lemma padd_ok p q x : peval (padd p q) x = peval p x + peval q x.
Proof.
  revert q; induction p as [|c s IH]; intros [|d t]; simpl; try ring. rewrite IH, Q2R_red, Q2R_plus. ring.
Qed.
Lemma pscale_ok c p x : peval (pscale c p) x = Q2R c * peval p x.
Proof. induction p as [|d s IH]; simpl; [ring|]. rewrite IH, Q2R_red, Q2R_mult. ring. Qed.
Lemma popp_ok p x : peval (popp p) x = - peval p x.
Proof. induction p as [|d s IH]; simpl; [ring|]. rewrite IH, Q2R_red, Q2R_opp. ring. Qed.
Lemma psub_ok p q x : peval (psub p q) x = peval p x - peval q x.
Proof. unfold psub. rewrite padd_ok, popp_ok. ring. Qed.
Lemma pmul_ok p q x : peval (pmul p q) x = peval p x * peval q x.
Proof.
  induction p as [|c s IH]; simpl; [ring|]. rewrite padd_ok, pscale_ok. simpl. rewrite IH, Q2R_0. ring.
Qed.
Lemma ppow_ok p n x : peval (ppow p n) x = peval p x ^ n.
Proof. induction n as [|n IH]; simpl; [rewrite Q2R_1; ring|]. rewrite pmul_ok, IH. reflexivity. Qed.
Lemma pcomp_ok p l x : peval (pcomp p l) x = peval p (peval l x).
Proof.
  induction p as [|c t IH]; cbn [pcomp peval]; [reflexivity|]. rewrite padd_ok, pmul_ok, IH. cbn [peval]. ring.
Qed.
Lemma peval_const c x : peval [c] x = Q2R c.
Proof. simpl; ring. Qed.

Lemma pzero_ok p x : pzero p = true -> peval p x = 0.
Proof.
  induction p as [|c t IH]; simpl; [reflexivity|]. intros E. apply andb_prop in E as [E1 E2].
  rewrite (IH E2), (Q2R_equal _ _ E1), Q2R_0. ring.
Qed.
Lemma peqb_ok p q x : peqb p q = true -> peval p x = peval q x.
Proof. intros E. apply (pzero_ok _ x) in E. rewrite psub_ok in E. lra. Qed.
Lemma pnonnegative_ok p x : 0 <= x -> pnonnegative p = true -> 0 <= peval p x.
Proof.
  intros Hx. induction p as [|c t IH]; simpl; [lra|]. intros E. apply andb_prop in E as [E1 E2].
  specialize (IH E2). apply Q2R_at_most in E1. rewrite Q2R_0 in E1. nra.
Qed.

Lemma peval_growth p : polynomial_growth (fun j => peval p (INR j)).
Proof.
  induction p as [|c t IH]; simpl; [apply growth_const|].
  apply (growth_plus (fun _ => Q2R c) (fun j => INR j * peval t (INR j))); [apply growth_const|].
  apply (growth_mult INR (fun j => peval t (INR j))); [apply growth_id | exact IH].
Qed.

(** ** Values at the natural numbers *)

(** p(x+1). *)
Definition pshift (p : poly) : poly := pcomp p [1%Q; 1%Q].

Lemma pshift_ok p j : peval (pshift p) (INR j) = peval p (INR (S j)).
Proof.
  unfold pshift. rewrite pcomp_ok, S_INR. f_equal. cbn [peval]. rewrite !Q2R_1. ring.
Qed.

Definition whole (q : Q) : bool := (Qden q =? 1)%positive.

Lemma whole_ok q : whole q = true -> integer (Q2R q).
Proof. intros E. apply Pos.eqb_eq in E. exists (Qnum q). unfold Q2R. rewrite E. field. Qed.

(** Integers at all j >= 0: the value at 0 is an integer, and so are the values of the difference (Polya 1915). *)
Fixpoint integral (p : poly) (fuel : nat) : bool :=
  match fuel with
  | O => pzero p
  | S n => whole (qeval p 0) && integral (psub (pshift p) p) n
  end.

Lemma integral_ok fuel : forall p, integral p fuel = true -> forall j, integer (peval p (INR j)).
Proof.
  induction fuel as [|n IH]; intros p E j; simpl in E.
  - exists 0%Z. apply pzero_ok, E.
  - apply andb_prop in E as [E0 E]. specialize (IH _ E). clear E.
    induction j as [|j [z Hz]].
    + simpl INR. rewrite <- Q2R_0, <- qeval_ok. apply whole_ok, E0.
    + destruct (IH j) as [d Hd]. rewrite psub_ok, pshift_ok in Hd. exists (z + d)%Z. rewrite plus_IZR, <- Hz, <- Hd. ring.
Qed.

(** At least [q] at all j >= 0: the first values are, one by one, until no coefficient of what remains is negative. *)
Fixpoint at_least (q : Q) (p : poly) (clear : nat) : bool :=
  match clear with
  | O => pnonnegative (psub p [q])
  | S n => Qle_bool q (qeval p 0) && at_least q (pshift p) n
  end.

Lemma at_least_ok q clear : forall p, at_least q p clear = true -> forall j, Q2R q <= peval p (INR j).
Proof.
  induction clear as [|n IH]; intros p E j; simpl in E.
  - apply (pnonnegative_ok _ (INR j) (pos_INR j)) in E. rewrite psub_ok, peval_const in E. lra.
  - apply andb_prop in E as [E0 E]. destruct j as [|j].
    + apply Q2R_at_most in E0. rewrite qeval_ok, Q2R_0 in E0. exact E0.
    + rewrite <- pshift_ok. apply IH, E.
Qed.

(** At least [q] from j = n on. *)
Definition at_least_from (q : Q) (p : poly) (n : nat) : bool := pnonnegative (psub (Nat.iter n pshift p) [q]).

Lemma shifts_ok n p j : peval (Nat.iter n pshift p) (INR j) = peval p (INR (n + j)).
Proof.
  revert j; induction n as [|n IH]; intros j; [reflexivity|].
  simpl Nat.iter. rewrite pshift_ok, IH. f_equal. f_equal. lia.
Qed.

Lemma at_least_from_ok q p n : at_least_from q p n = true -> forall j, Q2R q <= peval p (INR (n + j)).
Proof.
  intros E j. apply (pnonnegative_ok _ (INR j) (pos_INR j)) in E.
  rewrite psub_ok, peval_const, shifts_ok in E. lra.
Qed.

(** ** Matrices of polynomials *)

Record pmatrix := PMatrix { e11 : poly; e12 : poly; e21 : poly; e22 : poly }.

Definition meval (m : pmatrix) (x : R) : matrix :=
  Matrix (peval (e11 m) x) (peval (e12 m) x) (peval (e21 m) x) (peval (e22 m) x).
Definition mtimes (x y : pmatrix) : pmatrix :=
  PMatrix (padd (pmul (e11 x) (e11 y)) (pmul (e12 x) (e21 y))) (padd (pmul (e11 x) (e12 y)) (pmul (e12 x) (e22 y)))
          (padd (pmul (e21 x) (e11 y)) (pmul (e22 x) (e21 y))) (padd (pmul (e21 x) (e12 y)) (pmul (e22 x) (e22 y))).
Definition mscale (c : Q) (m : pmatrix) : pmatrix :=
  PMatrix (pscale c (e11 m)) (pscale c (e12 m)) (pscale c (e21 m)) (pscale c (e22 m)).
(** Times a polynomial. *)
Definition mscale_by (p : poly) (m : pmatrix) : pmatrix :=
  PMatrix (pmul p (e11 m)) (pmul p (e12 m)) (pmul p (e21 m)) (pmul p (e22 m)).
Definition mshift (m : pmatrix) : pmatrix :=
  PMatrix (pshift (e11 m)) (pshift (e12 m)) (pshift (e21 m)) (pshift (e22 m)).
Definition meqb (x y : pmatrix) : bool :=
  peqb (e11 x) (e11 y) && peqb (e12 x) (e12 y) && peqb (e21 x) (e21 y) && peqb (e22 x) (e22 y).
Definition mdet (m : pmatrix) : poly := psub (pmul (e11 m) (e22 m)) (pmul (e12 m) (e21 m)).
Definition munit : pmatrix := PMatrix [1%Q] [] [] [1%Q].
Definition mstep (a b : poly) : pmatrix := PMatrix a b [1%Q] [].
(** The value at 0, as a matrix of constants. *)
Definition mstart (m : pmatrix) : pmatrix :=
  PMatrix [qeval (e11 m) 0] [qeval (e12 m) 0] [qeval (e21 m) 0] [qeval (e22 m) 0].

Lemma mtimes_ok x y t : meval (mtimes x y) t = times (meval x t) (meval y t).
Proof. unfold meval, mtimes, times; simpl. rewrite !padd_ok, !pmul_ok. reflexivity. Qed.
Lemma mscale_ok c m t : meval (mscale c m) t = scale (Q2R c) (meval m t).
Proof. unfold meval, mscale, scale; cbn [e11 e12 e21 e22 m11 m12 m21 m22]. rewrite !pscale_ok. reflexivity. Qed.
Lemma mscale_by_ok p m t : meval (mscale_by p m) t = scale (peval p t) (meval m t).
Proof. unfold meval, mscale_by, scale; cbn [e11 e12 e21 e22 m11 m12 m21 m22]. rewrite !pmul_ok. reflexivity. Qed.
Lemma mshift_ok m j : meval (mshift m) (INR j) = meval m (INR (S j)).
Proof. unfold meval, mshift; cbn [e11 e12 e21 e22]. rewrite !pshift_ok. reflexivity. Qed.
Lemma munit_ok t : meval munit t = unit.
Proof. unfold meval, munit, unit; simpl. rewrite !Q2R_1. f_equal; ring. Qed.
Lemma mstep_ok a b t : meval (mstep a b) t = step (peval a t) (peval b t).
Proof. unfold meval, mstep, step; simpl. rewrite !Q2R_1. f_equal; ring. Qed.
Lemma meqb_ok x y t : meqb x y = true -> meval x t = meval y t.
Proof.
  intros E. unfold meqb in E. rewrite !andb_true_iff in E. destruct E as [[[E1 E2] E3] E4].
  unfold meval. f_equal; apply peqb_ok; assumption.
Qed.
Lemma mdet_ok m t : peval (mdet m) t = det (meval m t).
Proof. unfold mdet, det, meval; cbn [m11 m12 m21 m22]. rewrite psub_ok, !pmul_ok. reflexivity. Qed.
Lemma mstart_ok m t : meval (mstart m) t = meval m 0.
Proof. unfold meval, mstart; cbn [e11 e12 e21 e22]. rewrite !peval_const, !qeval_ok, Q2R_0. reflexivity. Qed.
