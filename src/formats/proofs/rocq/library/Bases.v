(** * The bases of certificates

    A base names a function with its ladder (Ladders.v): a classical fraction, Gauss's 0F1, Kummer's 1F1 or one of Euler's sums.
    From some step on the steps of its ladder are taken by periods, as polynomials in the number of the period. *)

Require Import Reals QArith Qreals List Bool Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Fraction Growth Hypergeometric Confluent Sums Matrices Expansion Transport Ladder Ladders Coboundary.
From Esma Require Import Polynomials Interlaced.
Import ListNotations.
Open Scope R_scope.

Definition is_sign (s : Z) : bool := (s =? 1)%Z || (s =? -1)%Z.

Lemma is_sign_ok s : is_sign s = true -> IZR s = 1 \/ IZR s = -1.
Proof. intros H. apply orb_prop in H as [H | H]; apply Z.eqb_eq in H; subst s; [left | right]; reflexivity. Qed.

(** ** The classical fraction *)

Record classical := Classical { first : Q; difference : Q; multiplier : Q; sigma : Z }.

Definition factor (K : classical) (t : nat) : Q := if Nat.even t then 1%Q else multiplier K.

(** Term t: a + t b, times m for odd t. *)
Definition classical_term (K : classical) (t : nat) : Q :=
  Qred (Qred (first K + difference K * inject_Z (Z.of_nat t)) * factor K t).

Definition is_classical (K : classical) : bool :=
  negb (Qle_bool (first K) 0) && negb (Qle_bool (difference K) 0) &&
  Qle_bool 1 (multiplier K) && is_sign (sigma K).

(** kappa_0 is the quotient of these two. *)
Definition parameter (K : classical) : R := Q2R (first K) / Q2R (difference K).
Definition argument (K : classical) : R := IZR (sigma K) / (Q2R (multiplier K) * Q2R (difference K) ^ 2).
Definition upper (K : classical) : R := hyp0F1 (parameter K) (argument K).
Definition lower (K : classical) : R := hyp0F1 (parameter K + 1) (argument K) / Q2R (first K).

Section Classical.
Variable K : classical.
Hypothesis HK : is_classical K = true.

Let al (t : nat) : R := Q2R (classical_term K t).

Lemma classical_facts :
  0 < Q2R (first K) /\ 0 < Q2R (difference K) /\ 1 <= Q2R (multiplier K) /\
  (IZR (sigma K) = 1 \/ IZR (sigma K) = -1).
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

(** c and z of 0F1, as rational numbers. *)
Definition classical_c : Q := Qred (first K / difference K).
Definition classical_z : Q :=
  Qred (inject_Z (sigma K) / (multiplier K * difference K * difference K)).

Lemma classical_c_ok : Q2R classical_c = parameter K.
Proof.
  destruct classical_facts as [_ [B _]]. unfold classical_c, parameter. rewrite Q2R_red, Q2R_div; [reflexivity|].
  intros Z. apply Qeq_eqR in Z. rewrite Q2R_0 in Z. lra.
Qed.

Lemma classical_z_ok : Q2R classical_z = argument K.
Proof.
  destruct classical_facts as [_ [B [M _]]]. unfold classical_z, argument.
  rewrite Q2R_red, Q2R_div, !Q2R_mult, Q2R_Z.
  - unfold Rdiv. f_equal. f_equal. ring.
  - intros Z. apply Qeq_eqR in Z. rewrite !Q2R_mult, Q2R_0 in Z.
    assert (0 < Q2R (multiplier K) * Q2R (difference K) * Q2R (difference K))
      by (apply Rmult_lt_0_compat; [apply Rmult_lt_0_compat|]; lra). lra.
Qed.
End Classical.

(** ** The bases *)

Inductive base :=
  (** kappa_0 = first + sigma/(...) *)
  | Classic (K : classical)
  (** c 0F1(; c; z)/0F1(; c+1; z) with the c and z of a classical fraction *)
  | Gauss (K : classical)
  (** b 1F1(a; b; z)/1F1(a+1; b+1; z) with b = a + c *)
  | Kummer (z a c : Q)
  (** c(0) G(0)/G(1), c(n) the value of a polynomial at n, of size at least q (n+1) *)
  | Euler (factor : poly) (q : Q).

Definition euler_positive (f : poly) : bool := negb (Qle_bool (qeval f 0) 0).

(** c(n) or -c(n) is at least q (n+1), and grows. *)
Definition is_base (B : base) : bool :=
  match B with
  | Classic K | Gauss K => is_classical K
  | Kummer z a c => negb (Qeq_bool z 0) && Qle_bool 0 a && negb (Qle_bool c 0)
  | Euler f q =>
    let g := if euler_positive f then f else popp f in
    negb (Qle_bool q 0) && pnonnegative (psub g [q; q]) && pnonnegative (psub (pshift g) g)
  end.

(** What is known of the factors of a sum. *)
Lemma euler_facts f q : is_base (Euler f q) = true ->
  0 < Q2R q /\ (forall n, Q2R q * (INR n + 1) <= Rabs (peval f (INR n))) /\
  (forall n, Rabs (peval f (INR n)) <= Rabs (peval f (INR (S n)))) /\
  (forall n, Rabs (peval f (INR n)) = if euler_positive f then peval f (INR n) else - peval f (INR n)).
Proof.
  unfold is_base. set (g := if euler_positive f then f else popp f). cbv zeta. rewrite !andb_true_iff.
  intros [[H1 H2] H3]. apply Q2R_positive in H1.
  assert (low : forall n, Q2R q * (INR n + 1) <= peval g (INR n)).
  { intros n. pose proof (pnonnegative_ok _ (INR n) (pos_INR n) H2) as L. rewrite psub_ok in L. cbn [peval] in L. lra. }
  assert (up : forall n, peval g (INR n) <= peval g (INR (S n))).
  { intros n. pose proof (pnonnegative_ok _ (INR n) (pos_INR n) H3) as L. rewrite psub_ok, pshift_ok in L. lra. }
  assert (size_ : forall n, Rabs (peval f (INR n)) = peval g (INR n)).
  { intros n. specialize (low n). pose proof (pos_INR n). assert (0 <= Q2R q * (INR n + 1)) by nra. unfold g in *.
    destruct (euler_positive f); [apply Rabs_pos_eq; lra|]. rewrite popp_ok in *. rewrite <- Rabs_Ropp. apply Rabs_pos_eq. lra. }
  split; [exact H1|]. split; [|split].
  - intros n. rewrite size_. apply low.
  - intros n. rewrite !size_. apply up.
  - intros n. rewrite size_. unfold g. destruct (euler_positive f); [reflexivity | apply popp_ok].
Qed.

(** The two functions of the base. *)
Definition upper_of (B : base) : R :=
  match B with
  | Classic K => upper K
  | Gauss K => parameter K * hyp0F1 (parameter K) (argument K)
  | Kummer z a c => (Q2R a + Q2R c) * hyp1F1 (Q2R a) (Q2R a + Q2R c) (Q2R z)
  | Euler f _ => peval f 0 * euler_sum (fun n => peval f (INR n)) 0
  end.
Definition lower_of (B : base) : R :=
  match B with
  | Classic K => lower K
  | Gauss K => hyp0F1 (parameter K + 1) (argument K)
  | Kummer z a c => hyp1F1 (Q2R a + 1) (Q2R a + Q2R c + 1) (Q2R z)
  | Euler f _ => euler_sum (fun n => peval f (INR n)) 1
  end.

(** Step t of the ladder, at which a of 1F1 has risen n times: t0 is t, or a number of its parity; [first] says whether a
    rises. *)
Definition rung_of (B : base) (rises : bool) (t0 : nat) (t n : poly) : pmatrix :=
  match B with
  | Classic K =>
    mstep (pscale (factor K t0) (padd [first K] (pscale (difference K) t))) [inject_Z (sigma K)]
  | Gauss K => PMatrix (padd [classical_c K] t) [classical_z K] [1%Q] []
  | Kummer z a c =>
    let pa := padd [a] n in let pb := padd [Qred (a + c)] t in
    if rises then PMatrix (padd pb [Qred (- z)]) (pscale z (padd pa [1%Q])) [1%Q] []
    else PMatrix pb (pscale z pa) [1%Q] [z]
  | Euler f _ => let p := pcomp f t in PMatrix (padd p [1%Q]) (popp p) [1%Q] []
  end.

Section Path.
Variable B : base.
(** x steps at which a rises and y others; from there on by periods of u such steps and v others. *)
Variables x y u v : nat.

Definition rises (t : nat) : bool :=
  if (t <? x + y)%nat then (t <? x)%nat else ((t - (x + y)) mod (u + v) <? u)%nat.

Definition natural (n : nat) : Q := inject_Z (Z.of_nat n).

Definition rung (t : nat) : matrix := meval (rung_of B (rises t) t [natural t] [natural (risen rises t)]) 0.

Lemma rung_of_ok ch t0 tp np tq nq X Y : peval tp X = peval tq Y -> peval np X = peval nq Y ->
  meval (rung_of B ch t0 tp np) X = meval (rung_of B ch t0 tq nq) Y.
Proof.
  intros T N. destruct B as [K | K | z a c | f q]; cbn [rung_of].
  - rewrite !mstep_ok, !pscale_ok, !padd_ok, !pscale_ok, !peval_const, T. reflexivity.
  - unfold meval; cbn [e11 e12 e21 e22]. rewrite !padd_ok, !peval_const, T. reflexivity.
  - destruct ch; unfold meval; cbn [e11 e12 e21 e22]; rewrite ?pscale_ok, ?padd_ok, ?pscale_ok, ?padd_ok, ?peval_const, T, N; reflexivity.
  - unfold meval; cbn [e11 e12 e21 e22]. rewrite !popp_ok, !padd_ok, !pcomp_ok, !peval_const, T. reflexivity.
Qed.

Lemma natural_ok n X : peval [natural n] X = INR n.
Proof. rewrite peval_const. apply Q2R_nat. Qed.

(** ** The ladder of a base *)

Hypothesis HB : is_base B = true.

Lemma factor_bounds K t : is_classical K = true -> 1 <= Q2R (factor K t).
Proof.
  intros H. destruct (classical_facts K H) as [_ [_ [M _]]]. unfold factor. destruct (Nat.even t); [rewrite Q2R_1; lra | exact M].
Qed.

Theorem base_ladder : exists V beta C, is_ladder rung V beta C /\ V O = Vector (upper_of B) (lower_of B).
Proof.
  assert (ext : forall R1 R2 V beta C, (forall t, R1 t = R2 t) -> is_ladder R1 V beta C -> is_ladder R2 V beta C).
  { intros R1 R2 V beta C E [H1 H2 H3 H4 H5 H6 H7]. split; try assumption; intros t; rewrite <- E; auto. }
  unfold rung, rung_of, is_base, upper_of, lower_of in *. destruct B as [K | K | z a c | f q]; clear B.
  - destruct (classical_facts K HB) as [_ [_ [_ Hs]]]. destruct (classical_growth K HB) as [k [Hk Hal]].
    set (al := fun t => Q2R (classical_term K t)).
    exists (fun t => Vector (hyp0F1 (parameter K + INR t) (argument K)) (hyp0F1 (parameter K + INR t + 1) (argument K) / al t)).
    exists al, (Rabs (IZR (sigma K)) / k ^ 2). split.
    + eapply ext; [|apply (classical_ladder (parameter K) (argument K) (IZR (sigma K)) k al (parameter_positive K HB));
        [destruct Hs as [-> | ->]; lra | exact Hk | exact Hal | exact (classical_product K HB)]].
      intros t. cbv beta. rewrite mstep_ok, pscale_ok, padd_ok, pscale_ok, !peval_const, Q2R_Z.
      unfold al, natural. rewrite (classical_term_ok K t), Q2R_nat. f_equal. ring.
    + unfold upper, lower, al. simpl INR. rewrite Rplus_0_r. f_equal. f_equal. rewrite (classical_term_ok K 0).
      unfold factor. simpl. rewrite Q2R_1. ring.
  - assert (z0 : argument K <> 0).
    { pose proof (classical_product K HB 0) as E. pose proof (parameter_positive K HB). intros Z. rewrite Z in E. simpl INR in E.
      destruct (classical_facts K HB) as [_ [_ [_ [S | S]]]]; rewrite S in E; nra. }
    eexists _, _, _. split; [eapply ext; [|apply (gauss_ladder (parameter K) (argument K) (parameter_positive K HB) z0)]|].
    + intros t. cbv beta. unfold meval; cbn [e11 e12 e21 e22].
      rewrite padd_ok, !peval_const, Q2R_1, (classical_c_ok K HB), (classical_z_ok K HB). unfold natural. rewrite Q2R_nat. reflexivity.
    + cbv beta. simpl INR. rewrite !Rplus_0_r. reflexivity.
  - rewrite !andb_true_iff in HB. destruct HB as [[H1 H2] H3]. apply Q2R_nonzero in H1. apply Q2R_at_most in H2.
    rewrite Q2R_0 in H2. apply Q2R_positive in H3.
    eexists _, _, _. split; [eapply ext; [|apply (kummer_ladder (Q2R a) (Q2R c) (Q2R z) H2 H3 H1 rises)]|].
    + intros t. cbv beta. unfold kummer_rung. destruct (rises t); unfold meval; cbn [e11 e12 e21 e22];
        rewrite ?pscale_ok, ?padd_ok, ?pscale_ok, ?padd_ok, ?peval_const, ?Q2R_red, ?Q2R_plus, ?Q2R_opp, ?Q2R_1;
        unfold natural; rewrite ?Q2R_nat; f_equal; cbn [peval]; ring.
    + cbv beta. unfold kummer_vector. simpl INR. rewrite !Rplus_0_r. reflexivity.
  - destruct (euler_facts f q HB) as [H1 [low [up _]]].
    eexists _, _, _. split; [eapply ext; [|apply (euler_ladder (fun n => peval f (INR n)) (Q2R q) H1)]|].
    + intros t. cbv beta. unfold meval; cbn [e11 e12 e21 e22]. rewrite padd_ok, popp_ok, !pcomp_ok, !peval_const, Q2R_1.
      unfold natural. rewrite !Q2R_nat. reflexivity.
    + exact low.
    + exact up.
    + apply peval_growth.
    + cbv beta. reflexivity.
Qed.

(** ** Periods of steps as polynomials *)

Lemma risen_head t : (t <= x + y)%nat -> risen rises t = Nat.min t x.
Proof.
  induction t as [|t IH]; intros Ht; [reflexivity|]. simpl risen. rewrite IH by lia. unfold rises.
  destruct (Nat.ltb_spec t (x + y)) as [L | L]; [|lia]. destruct (Nat.ltb_spec t x) as [L2 | L2]; lia.
Qed.

Lemma rises_period j i : (i < u + v)%nat -> rises (x + y + (u + v) * j + i) = (i <? u)%nat.
Proof.
  intros Hi. unfold rises. destruct (Nat.ltb_spec (x + y + (u + v) * j + i) (x + y)) as [L | L]; [lia|].
  replace (x + y + (u + v) * j + i - (x + y))%nat with (i + j * (u + v))%nat by lia.
  rewrite Nat.mod_add, Nat.mod_small by lia. reflexivity.
Qed.

Lemma risen_within j i : (i <= u + v)%nat -> risen rises (x + y + (u + v) * j) = (x + u * j)%nat ->
  risen rises (x + y + (u + v) * j + i) = (x + u * j + Nat.min i u)%nat.
Proof.
  intros Hi H0. induction i as [|i IH]; [rewrite Nat.add_0_r, H0; lia|].
  replace (x + y + (u + v) * j + S i)%nat with (S (x + y + (u + v) * j + i)) by lia. simpl risen.
  rewrite IH, rises_period by lia. destruct (Nat.ltb_spec i u) as [L | L]; lia.
Qed.

Lemma risen_period j i : (i <= u + v)%nat ->
  risen rises (x + y + (u + v) * j + i) = (x + u * j + Nat.min i u)%nat.
Proof.
  intros Hi. apply risen_within; [exact Hi|]. clear i Hi. induction j as [|j IH].
  - rewrite !Nat.mul_0_r, !Nat.add_0_r, risen_head, Nat.min_r by lia. reflexivity.
  - replace (x + y + (u + v) * S j)%nat with (x + y + (u + v) * j + (u + v))%nat by (rewrite (Nat.mul_succ_r (u + v)); lia).
    rewrite risen_within, (Nat.mul_succ_r u), Nat.min_r by (assumption || lia). lia.
Qed.
End Path.
