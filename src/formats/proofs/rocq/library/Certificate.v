(** * Certificates of fractions with growing terms

    A certificate names a function by a base (Bases.v), a matrix W, and the data of Coboundary.v: s, r, lambda(j), h, N, U(j). A
    boolean decides whether it holds, by multiplying out; if it does, the fraction is the expansion of the image under W of the
    quotient of the two functions with which the ladder of the base begins. *)

Require Import Reals QArith Qreals List Bool Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Fraction Growth Hypergeometric Confluent Sums Matrices Expansion Transport Ladder Ladders Coboundary.
From Esma Require Import Polynomials Interlaced Bases.
Import ListNotations.
Open Scope R_scope.

(** ** The certificate *)

Record certificate := Certificate {
  the_fraction : fraction;
  the_base : base;
  W : pmatrix;               (** constants: the value of the fraction is the image of the base under W *)
  skipped : nat * nat;       (** x, y with s = x + y *)
  direction : nat * nat;     (** u, v with r = u + v; y and v are 0 but for 1F1 *)
  lambda : poly * poly;      (** numerator and denominator *)
  head : nat;                (** h *)
  period : nat;              (** N *)
  U : pmatrix
}.

Section Check.
Variable C : certificate.
Let B := the_base C.
Let F := the_fraction C.
Let x := fst (skipped C).
Let y := snd (skipped C).
Let u := fst (direction C).
Let v := snd (direction C).

Definition head_rung (t : nat) : pmatrix :=
  rung_of B (rises x y u v t) t [natural t] [natural (Nat.min t x)].
Definition period_rung (i : nat) : pmatrix :=
  rung_of B (i <? u)%nat (x + y + i) [natural (x + y + i); natural (u + v)] [natural (x + Nat.min i u); natural u].

Fixpoint base_head (t n : nat) : pmatrix :=
  match n with O => munit | S l => mtimes (mstart (head_rung t)) (base_head (S t) l) end.
Fixpoint base_period (i n : nat) : pmatrix :=
  match n with O => munit | S l => mtimes (period_rung i) (base_period (S i) l) end.

(** The two sides of the heads, and by what factor they differ. *)
Definition head_left : pmatrix := mtimes (mtimes (mstart (W C)) (base_head 0 (x + y))) (mstart (U C)).
Definition head_right : pmatrix := head_steps F 0 (head C).
Definition ratio : Q :=
  let entry p := qeval p 0 in
  if Qeq_bool (entry (e11 head_right)) 0
  then entry (e12 head_left) / entry (e12 head_right)
  else entry (e11 head_left) / entry (e11 head_right).

(** A polynomial of size at least 1 at all j >= 0: its square is. *)
Definition away_from_zero (p : poly) : bool := at_least 1 (pmul p p) (compared F).

(** Classical fractions with every second term multiplied have periods of even length. *)
Definition even_where_alternating : bool :=
  match B with Classic K => Qeq_bool (multiplier K) 1 || Nat.even (u + v) | _ => true end.

Definition check : bool :=
  is_base B && sound F (head C) (period C) && (0 <? u + v)%nat && even_where_alternating &&
  away_from_zero (mdet (U C)) && away_from_zero (snd (lambda C)) &&
  meqb (mscale_by (snd (lambda C)) (mtimes (base_period 0 (u + v)) (mshift (U C))))
       (mscale_by (fst (lambda C)) (mtimes (U C) (period_steps F (head C) (period C) 0 (period C)))) &&
  negb (Qeq_bool ratio 0) && meqb head_left (mscale ratio head_right).

(** ** Why it is enough *)

Let S_ := rung B x y u v.

Lemma away_ok p j : away_from_zero p = true -> 1 <= Rabs (peval p (INR j)).
Proof.
  intros H. apply at_least_ok with (j := j) in H. rewrite pmul_ok, Q2R_1 in H.
  replace (peval p (INR j) * peval p (INR j)) with (Rabs (peval p (INR j)) * Rabs (peval p (INR j))) in H
    by (rewrite <- Rabs_mult; apply Rabs_pos_eq; nra).
  pose proof (Rabs_pos (peval p (INR j))). nra.
Qed.

Lemma base_head_ok X n : forall t, (t + n <= x + y)%nat -> climb S_ t n = meval (base_head t n) X.
Proof.
  induction n as [|n IH]; intros t H.
  - symmetry; apply munit_ok.
  - cbn [climb base_head]. rewrite mtimes_ok, <- IH by lia. f_equal.
    assert (M : forall m, meval (mstart m) X = meval m 0).
    { intros m. unfold meval, mstart; cbn [e11 e12 e21 e22]. rewrite !peval_const, !qeval_ok, Q2R_0. reflexivity. }
    rewrite M. unfold S_, rung, head_rung. rewrite risen_head by lia. reflexivity.
Qed.

Lemma factor_shift K i j : (Qeq_bool (multiplier K) 1 || Nat.even (u + v))%bool = true ->
  Q2R (factor K (i + (u + v) * j)) = Q2R (factor K i).
Proof.
  intros H. apply orb_prop in H as [H | H].
  - apply Q2R_equal in H. unfold factor.
    destruct (Nat.even (i + (u + v) * j)), (Nat.even i); rewrite ?H; reflexivity.
  - unfold factor. rewrite Nat.even_add, Nat.even_mul, H. simpl. destruct (Nat.even i); reflexivity.
Qed.

Lemma base_period_ok j n : even_where_alternating = true -> forall i, (i + n <= u + v)%nat ->
  climb S_ (x + y + (u + v) * j + i) n = meval (base_period i n) (INR j).
Proof.
  intros E. induction n as [|n IH]; intros i H.
  - symmetry; apply munit_ok.
  - cbn [climb base_period]. rewrite mtimes_ok, <- IH by lia.
    replace (S (x + y + (u + v) * j + i)) with (x + y + (u + v) * j + S i)%nat by lia. f_equal.
    unfold S_, rung, period_rung. rewrite rises_period, risen_period by lia.
    set (t := (x + y + (u + v) * j + i)%nat).
    transitivity (meval (rung_of B (i <? u)%nat (x + y + i) [natural t] [natural (x + u * j + Nat.min i u)]) 0).
    + unfold even_where_alternating in E. destruct B as [K | K | z a c | f q]; cbn [rung_of]; try reflexivity.
      rewrite !mstep_ok, !pscale_ok. unfold t.
      replace (x + y + (u + v) * j + i)%nat with (x + y + i + (u + v) * j)%nat by lia. rewrite factor_shift by exact E. reflexivity.
    + apply rung_of_ok; cbn [peval]; unfold natural, t; rewrite !Q2R_nat, ?plus_INR, ?mult_INR, ?plus_INR; ring.
Qed.

Definition entry (p : poly) : R := peval p 0.

(** A certificate that is accepted proves: the fraction is the expansion of the image of the base under W. *)
Theorem check_correct : check = true ->
  entry (e21 (W C)) * upper_of B + entry (e22 (W C)) * lower_of B <> 0 /\
  expansion ((entry (e11 (W C)) * upper_of B + entry (e12 (W C)) * lower_of B) /
             (entry (e21 (W C)) * upper_of B + entry (e22 (W C)) * lower_of B))
    (fraction_terms F) (fraction_numerators F).
Proof.
  unfold check. rewrite !andb_true_iff. intros H.
  destruct H as [[[[[[[[H1 H2] H3] H4] H5] H6] H7] H8] H9].
  apply Nat.ltb_lt in H3. apply Q2R_nonzero in H8.
  destruct (base_ladder B x y u v H1) as [V [beta [c [HV V0]]]].
  destruct (sound_facts F (head C) (period C) H2) as [Hf _].
  destruct (fits_facts F _ _ Hf) as [_ [_ [HN _]]].
  assert (P := coboundary (rung B x y u v) V beta c HV (fraction_terms F) (fraction_numerators F)
    (sound_admissible F _ _ H2) (fun n => proj1 (sound_integer F _ _ H2 n)) (fun n => proj2 (sound_integer F _ _ H2 n))
    (sound_proper F _ _ H2) (head C) (period C) (x + y) (u + v) ltac:(lia) ltac:(lia)
    (fun i _ => terms_growth F _ _ Hf i)
    (fun j => peval (fst (lambda C)) (INR j) / peval (snd (lambda C)) (INR j)) (fun j => meval (U C) (INR j))).
  specialize (P ltac:(intros j; cbv beta; rewrite <- mdet_ok; apply away_ok, H5)).
  specialize (P (peval_growth _) (peval_growth _) (peval_growth _) (peval_growth _)).
  assert (I : forall j, times (climb (rung B x y u v) (x + y + (u + v) * j) (u + v)) (meval (U C) (INR (S j))) =
    scale (peval (fst (lambda C)) (INR j) / peval (snd (lambda C)) (INR j)) (times (meval (U C) (INR j))
      (steps (fraction_terms F) (fraction_numerators F) (head C + period C * j) (period C)))).
  { intros j. pose proof (away_ok _ j H6) as L. set (q := peval (snd (lambda C)) (INR j)) in *.
    assert (q0 : q <> 0) by (intros Z; rewrite Z, Rabs_R0 in L; lra).
    apply (meqb_ok _ _ (INR j)) in H7. rewrite !mscale_by_ok, !mtimes_ok, mshift_ok in H7. fold q in H7.
    pose proof (base_period_ok j (u + v) H4 0 ltac:(lia)) as K. unfold S_ in K. rewrite Nat.add_0_r in K. rewrite K.
    pose proof (period_steps_ok F _ _ Hf j (period C) 0) as M. rewrite Nat.add_0_r in M. rewrite M.
    apply (scale_injective q); [exact q0|]. rewrite H7, scale_twice. f_equal. field. exact q0. }
  specialize (P I (meval (W C) 0) (Q2R ratio) H8).
  specialize (P ltac:(apply (meqb_ok _ _ 0) in H9; unfold head_left, head_right in H9;
    rewrite mscale_ok, !mtimes_ok, !mstart_ok, <- (base_head_ok 0 (x + y) 0 ltac:(lia)),
      <- (head_steps_ok F 0 (head C) 0) in H9; exact H9)).
  unfold image in P. rewrite V0 in P. unfold act, meval in P. cbn [m11 m12 m21 m22 top bottom] in P. exact P.
Qed.
End Check.
