(** * Certificates of fractions with growing terms

    A certificate names a function by a base: a classical fraction, Gauss's 0F1, Kummer's 1F1 or one of Euler's sums, each with
    its ladder (Ladders.v); a matrix W, and the data of Coboundary.v: s, r, lambda(j), h, N, U(j). A boolean decides whether it
    holds, by multiplying out; if it does, the fraction is the expansion of the image under W of the quotient of the two
    functions with which the ladder begins. *)

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
