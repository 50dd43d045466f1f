(** * Certificates of fractions with growing terms

    A certificate names a classical fraction kappa_0 = a + sigma/(m(a+b) + sigma/(a+2b + sigma/(m(a+3b) + ...))), a matrix W
    and the data of Coboundary.v: s, r, lambda, U(j), h, N. A boolean decides whether it holds, by multiplying out; if it
    does, the fraction is the signed expansion of W kappa_0. *)

Require Import Reals QArith Qreals List Bool Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Fraction Growth Hypergeometric Minimal Matrices Expansion Transport Coboundary.
From Esma Require Import Polynomials Interlaced.
Import ListNotations.
Open Scope R_scope.

(** ** The classical fraction *)

Record classical := Classical { first : Q; difference : Q; multiplier : Q; sigma : Z }.

Definition factor (K : classical) (t : nat) : Q := if Nat.even t then 1%Q else multiplier K.

(** Term t: a + t b, times m for odd t. *)
Definition classical_term (K : classical) (t : nat) : Q :=
  Qred (Qred (first K + difference K * inject_Z (Z.of_nat t)) * factor K t).

Definition is_classical (K : classical) : bool :=
  negb (Qle_bool (first K) 0) && negb (Qle_bool (difference K) 0) &&
  Qle_bool 1 (multiplier K) && is_sign (sigma K).

(** kappa_0 is the quotient of these two, which are the first two values of the minimal solution. *)
Definition parameter (K : classical) : R := Q2R (first K) / Q2R (difference K).
Definition argument (K : classical) : R := IZR (sigma K) / (Q2R (multiplier K) * Q2R (difference K) ^ 2).
Definition upper (K : classical) : R := hyp0F1 (parameter K) (argument K).
Definition lower (K : classical) : R := hyp0F1 (parameter K + 1) (argument K) / Q2R (first K).

Section Classical.
Variable K : classical.
Hypothesis HK : is_classical K = true.

Let al (t : nat) : R := Q2R (classical_term K t).

Lemma classical_facts :
  0 < Q2R (first K) /\ 0 < Q2R (difference K) /\ 1 <= Q2R (multiplier K) /\ sign (IZR (sigma K)).
Proof.
  unfold is_classical in HK. rewrite !andb_true_iff in HK. destruct HK as [[[H1 H2] H3] H4].
  apply Q2R_positive in H1, H2. apply Q2R_at_most in H3. rewrite Q2R_1 in H3. apply is_sign_ok in H4. auto.
Qed.

Lemma classical_term_ok t : al t = (Q2R (first K) + Q2R (difference K) * INR t) * Q2R (factor K t).
Proof.
  unfold al, classical_term. rewrite !Q2R_red, Q2R_mult, Q2R_red, Q2R_plus, Q2R_mult, Q2R_nat. reflexivity.
Qed.

Lemma parameter_positive : 0 < parameter K.
Proof. destruct classical_facts as [A [B _]]. apply Rdiv_lt_0_compat; assumption. Qed.

(** They grow linearly, and have the product that the recurrence of 0F1 wants. *)
Lemma classical_growth : exists k, 0 < k /\ forall t, k * (INR t + 1) <= al t.
Proof.
  destruct classical_facts as [A [B [M _]]].
  exists (Rmin (Q2R (first K)) (Q2R (difference K))). split; [apply Rmin_glb_lt; assumption|].
  intros t. rewrite classical_term_ok. pose proof (pos_INR t).
  assert (F : 1 <= Q2R (factor K t)) by (unfold factor; destruct (Nat.even t); [rewrite Q2R_1; lra | exact M]).
  set (k := Rmin (Q2R (first K)) (Q2R (difference K))) in *.
  pose proof (Rmin_l (Q2R (first K)) (Q2R (difference K))) as L1.
  pose proof (Rmin_r (Q2R (first K)) (Q2R (difference K))) as L2. fold k in L1, L2.
  assert (k * (INR t + 1) <= Q2R (first K) + Q2R (difference K) * INR t) by nra.
  assert (0 <= Q2R (first K) + Q2R (difference K) * INR t) by nra. nra.
Qed.

Lemma classical_product t :
  argument K * (al t * al (S t)) = IZR (sigma K) * ((parameter K + INR t) * (parameter K + INR t + 1)).
Proof.
  destruct classical_facts as [A [B [M _]]]. rewrite !classical_term_ok, S_INR.
  assert (F : Q2R (factor K t) * Q2R (factor K (S t)) = Q2R (multiplier K)).
  { unfold factor. rewrite Nat.even_succ, <- Nat.negb_even. destruct (Nat.even t); simpl; rewrite Q2R_1; ring. }
  replace ((Q2R (first K) + Q2R (difference K) * INR t) * Q2R (factor K t) *
    ((Q2R (first K) + Q2R (difference K) * (INR t + 1)) * Q2R (factor K (S t))))
  with (Q2R (multiplier K) * ((Q2R (first K) + Q2R (difference K) * INR t) *
    (Q2R (first K) + Q2R (difference K) * (INR t + 1)))) by (rewrite <- F; ring).
  unfold argument, parameter. field. lra.
Qed.

Lemma classical_upper : solution (parameter K) (argument K) al 0 = upper K.
Proof. unfold solution, upper; simpl; rewrite Rplus_0_r; field. Qed.

Lemma classical_lower : solution (parameter K) (argument K) al 1 = lower K.
Proof.
  unfold solution, lower. simpl. rewrite classical_term_ok. unfold factor. simpl. rewrite Q2R_1. simpl INR.
  f_equal. ring.
Qed.
End Classical.

(** ** The certificate *)

Record certificate := Certificate {
  the_fraction : fraction;
  the_classical : classical;
  W : pmatrix;        (** constants: the value of the fraction is W kappa_0 *)
  skipped : nat;      (** s *)
  per_period : nat;   (** r *)
  lambda : Z;
  head : nat;         (** h *)
  period : nat;       (** N *)
  U : pmatrix
}.

Section Check.
Variable C : certificate.
Let K := the_classical C.
Let F := the_fraction C.

(** Term s + r j + i of the classical fraction, as a polynomial in j. *)
Definition classical_polynomial (i : nat) : poly :=
  pscale (factor K (skipped C + i))
    [Qred (first K + difference K * inject_Z (Z.of_nat (skipped C + i)));
     Qred (difference K * inject_Z (Z.of_nat (per_period C)))].

Fixpoint classical_period (i l : nat) : pmatrix :=
  match l with
  | O => munit
  | S l' => mtimes (mstep (classical_polynomial i) [inject_Z (sigma K)]) (classical_period (S i) l')
  end.

Fixpoint classical_head (t l : nat) : pmatrix :=
  match l with
  | O => munit
  | S l' => mtimes (mstep [classical_term K t] [inject_Z (sigma K)]) (classical_head (S t) l')
  end.

Definition determinant : Q := qeval (mdet (U C)) 0.

(** The two sides of the heads, and by what factor they differ. *)
Definition head_left : pmatrix := mtimes (mtimes (mstart (W C)) (classical_head 0 (skipped C))) (mstart (U C)).
Definition head_right : pmatrix := head_steps F 0 (head C).
Definition ratio : Q :=
  let entry p := qeval p 0 in
  if Qeq_bool (entry (e11 head_right)) 0
  then entry (e12 head_left) / entry (e12 head_right)
  else entry (e11 head_left) / entry (e11 head_right).

Definition check : bool :=
  is_classical K && sound F (head C) (period C) &&
  (0 <? per_period C)%nat && is_sign (lambda C) &&
  (Qeq_bool (multiplier K) 1 || Nat.even (per_period C)) &&
  negb (Qeq_bool determinant 0) && peqb (mdet (U C)) [determinant] &&
  meqb (mtimes (classical_period 0 (per_period C)) (mshift (U C)))
       (mscale (inject_Z (lambda C)) (mtimes (U C) (period_steps F (head C) (period C) 0 (period C)))) &&
  negb (Qeq_bool ratio 0) && meqb head_left (mscale ratio head_right).

(** ** Why it is enough *)

Let al (t : nat) : R := Q2R (classical_term K t).
Let sg := IZR (sigma K).

Lemma classical_head_ok x l : forall t, classical_steps sg al t l = meval (classical_head t l) x.
Proof.
  induction l as [|l IH]; intros t.
  - symmetry; apply munit_ok.
  - cbn [classical_steps classical_head]. rewrite mtimes_ok, mstep_ok, !peval_const, <- IH, Q2R_Z. reflexivity.
Qed.

(** With m other than 1 the factors repeat with the period only where r is even. *)
Lemma factor_shift i j : (Qeq_bool (multiplier K) 1 || Nat.even (per_period C))%bool = true ->
  Q2R (factor K (i + per_period C * j)) = Q2R (factor K i).
Proof.
  intros H. apply orb_prop in H as [H | H].
  - apply Q2R_equal in H. unfold factor.
    destruct (Nat.even (i + per_period C * j)), (Nat.even i); rewrite ?H; reflexivity.
  - unfold factor. rewrite Nat.even_add, Nat.even_mul, H. simpl. destruct (Nat.even i); reflexivity.
Qed.

Lemma classical_period_ok j l : (Qeq_bool (multiplier K) 1 || Nat.even (per_period C))%bool = true ->
  forall i, classical_steps sg al (skipped C + per_period C * j + i) l = meval (classical_period i l) (INR j).
Proof.
  intros H. induction l as [|l IH]; intros i.
  - symmetry; apply munit_ok.
  - cbn [classical_steps classical_period]. rewrite mtimes_ok, mstep_ok, peval_const, <- IH, Q2R_Z.
    replace (S (skipped C + per_period C * j + i)) with (skipped C + per_period C * j + S i)%nat by lia.
    f_equal. f_equal. unfold al. rewrite classical_term_ok. unfold classical_polynomial. rewrite pscale_ok.
    replace (skipped C + per_period C * j + i)%nat with (skipped C + i + per_period C * j)%nat by lia.
    rewrite (factor_shift (skipped C + i) j H). cbn [peval].
    rewrite !Q2R_red, Q2R_plus, !Q2R_mult, !Q2R_nat, !plus_INR, mult_INR. ring.
Qed.

Definition entry (p : poly) : R := peval p 0.

(** A certificate that is accepted proves: the fraction is the signed expansion of W kappa_0. *)
Theorem check_correct : check = true ->
  entry (e21 (W C)) * upper K + entry (e22 (W C)) * lower K <> 0 /\
  expansion ((entry (e11 (W C)) * upper K + entry (e12 (W C)) * lower K) /
             (entry (e21 (W C)) * upper K + entry (e22 (W C)) * lower K))
    (fraction_terms F) (fraction_signs F).
Proof.
  unfold check. rewrite !andb_true_iff. intros H.
  destruct H as [[[[[[[[[H1 H2] H3] H4] H5] H6] H7] H8] H9] H10].
  apply Nat.ltb_lt in H3. apply is_sign_ok in H4. apply Q2R_nonzero in H6, H9.
  destruct (classical_facts K H1) as [_ [_ [_ Hs]]].
  destruct (classical_growth K H1) as [k [Hk Hal]].
  destruct (sound_facts F (head C) (period C) H2) as [Hf _].
  destruct (fits_facts F _ _ Hf) as [_ [_ [HN _]]].
  assert (P := coboundary (parameter K) (argument K) sg k al (parameter_positive K H1) Hs Hk Hal
    (classical_product K H1) (fraction_terms F) (fraction_signs F)
    (sound_admissible F _ _ H2) (sound_integer F _ _ H2) (sound_proper F _ _ H2)
    (head C) (period C) (skipped C) (per_period C) ltac:(lia) ltac:(lia)
    (fun i _ => terms_growth F _ _ Hf i)
    (IZR (lambda C)) H4 (fun j => meval (U C) (INR j)) (Q2R determinant) H6).
  specialize (P ltac:(intros j; cbv beta; rewrite <- mdet_ok, (peqb_ok _ _ (INR j) H7); apply peval_const)).
  specialize (P (peval_growth _) (peval_growth _) (peval_growth _) (peval_growth _)).
  specialize (P ltac:(intros j; apply (meqb_ok _ _ (INR j)) in H8;
    rewrite mscale_ok, !mtimes_ok, mshift_ok, Q2R_Z, <- (classical_period_ok j (per_period C) H5 0),
      <- (period_steps_ok F _ _ Hf j (period C) 0), !Nat.add_0_r in H8; exact H8)).
  specialize (P (meval (W C) 0) (Q2R ratio) H9).
  specialize (P ltac:(apply (meqb_ok _ _ 0) in H10; unfold head_left, head_right in H10;
    rewrite mscale_ok, !mtimes_ok, !mstart_ok, <- (classical_head_ok 0 (skipped C) 0),
      <- (head_steps_ok F 0 (head C) 0) in H10; exact H10)).
  unfold image, act, meval in P. cbn [m11 m12 m21 m22 top bottom] in P.
  unfold al in P. rewrite (classical_upper K), (classical_lower K) in P. exact P.
Qed.
End Check.
