(** * The function 0F1

    0F1(; c; z) = sum of z^k / (k! c (c+1) ... (c+k-1)), for every real c other than 0, -1, -2, ... (DLMF 16.2.1 with
    p = 0, q = 1). Its three-term recurrence, bounds, and its limit 1 for large c. *)

Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

(** ** Rising factorials *)

(** c (c+1) ... (c+k-1), Pochhammer's symbol (DLMF 5.2.4). *)
Fixpoint pochhammer (c : R) (k : nat) : R :=
  match k with O => 1 | S l => pochhammer c l * (c + INR l) end.

(** None of the factors vanishes. *)
Definition regular (c : R) : Prop := forall k, c + INR k <> 0.

Lemma positive_regular c : 0 < c -> regular c.
Proof. intros H k. pose proof (pos_INR k); lra. Qed.

Lemma regular_next c : regular c -> regular (c + 1).
Proof. intros H k. specialize (H (S k)). rewrite S_INR in H. intros E; apply H; lra. Qed.

Lemma pochhammer_first c k : pochhammer c (S k) = c * pochhammer (c + 1) k.
Proof.
  induction k as [|k IH]; [simpl; ring|].
  change (pochhammer c (S (S k))) with (pochhammer c (S k) * (c + INR (S k))). rewrite IH.
  change (pochhammer (c + 1) (S k)) with (pochhammer (c + 1) k * (c + 1 + INR k)). rewrite S_INR. ring.
Qed.

Lemma pochhammer_plus c n k : pochhammer c (n + k) = pochhammer c n * pochhammer (c + INR n) k.
Proof.
  induction k as [|k IH]; [rewrite Nat.add_0_r; simpl; ring|].
  rewrite Nat.add_succ_r. simpl. rewrite IH, plus_INR. ring.
Qed.

Lemma pochhammer_nonzero c k : regular c -> pochhammer c k <> 0.
Proof.
  intros H. induction k as [|k IH]; simpl; [lra|]. apply Rmult_integral_contrapositive_currified; auto.
Qed.

Lemma pochhammer_pos c k : 0 < c -> 0 < pochhammer c k.
Proof.
  intros Hc. induction k as [|k IH]; simpl; [lra|]. apply Rmult_lt_0_compat; [exact IH|].
  pose proof (pos_INR k); lra.
Qed.

Lemma pochhammer_power c k : 0 < c -> c ^ k <= pochhammer c k.
Proof.
  intros Hc. induction k as [|k IH]; simpl; [lra|].
  pose proof (pos_INR k). pose proof (pow_lt c k Hc). nra.
Qed.

Lemma factorial_pos k : 0 < INR (fact k).
Proof. apply lt_0_INR, lt_O_fact. Qed.

(** ** The series *)

Definition term (c z : R) (k : nat) : R := z ^ k / (INR (fact k) * pochhammer c k).
Definition hyp0F1 (c z : R) : R := Series (term c z).

Lemma term_0 c z : term c z 0 = 1.
Proof. unfold term; simpl; field. Qed.

Lemma term_next c z k : regular c -> term c z (S k) = term c z k * (z / ((INR k + 1) * (c + INR k))).
Proof.
  intros H. unfold term. rewrite fact_simpl, mult_INR, S_INR. simpl pochhammer. simpl pow.
  pose proof (factorial_pos k). pose proof (pochhammer_nonzero c k H). pose proof (H k). pose proof (pos_INR k).
  field. repeat split; lra.
Qed.

(** The series of the exponential function, by which that of 0F1 is bounded. *)
Definition exponential_term (x : R) (k : nat) : R := x ^ k / INR (fact k).

Lemma exponential_series x : is_series (exponential_term x) (exp x).
Proof.
  pose proof (is_exp_Reals x) as H. unfold is_pseries in H.
  eapply is_series_ext; [|exact H]. intros n. unfold exponential_term. rewrite pow_n_pow.
  unfold scal; simpl; unfold mult; simpl. unfold Rdiv. ring.
Qed.

Lemma term_bound c d z k : 0 < d <= c -> Rabs (term c z k) <= exponential_term (Rabs z / d) k.
Proof.
  intros [Hd Hc]. assert (Hc' : 0 < c) by lra. unfold term, exponential_term, Rdiv.
  pose proof (factorial_pos k). pose proof (pochhammer_pos c k Hc'). pose proof (pow_lt d k Hd).
  assert (P : d ^ k <= pochhammer c k).
  { apply Rle_trans with (c ^ k); [apply pow_incr; lra | apply pochhammer_power; exact Hc']. }
  rewrite Rabs_mult, Rabs_inv, <- RPow_abs, Rabs_mult.
  rewrite (Rabs_pos_eq (INR (fact k))), (Rabs_pos_eq (pochhammer c k)) by lra.
  rewrite Rpow_mult_distr, pow_inv, Rinv_mult.
  assert (I : / pochhammer c k <= / d ^ k) by (apply Rinv_le_contravar; lra).
  assert (F : 0 < / INR (fact k)) by (apply Rinv_0_lt_compat; lra).
  pose proof (pow_le (Rabs z) k (Rabs_pos z)).
  replace (Rabs z ^ k * (/ INR (fact k) * / pochhammer c k))
    with (Rabs z ^ k * / INR (fact k) * / pochhammer c k) by ring.
  replace (Rabs z ^ k * / d ^ k * / INR (fact k)) with (Rabs z ^ k * / INR (fact k) * / d ^ k) by ring.
  apply Rmult_le_compat_l; [|exact I]. apply Rmult_le_pos; lra.
Qed.

Lemma series_absolute_positive c z : 0 < c -> ex_series (fun k => Rabs (term c z k)).
Proof.
  intros Hc.
  apply (@ex_series_le R_AbsRing R_CompleteNormedModule) with (b := exponential_term (Rabs z / c)).
  - intros n. unfold norm; simpl. unfold abs; simpl. rewrite Rabs_Rabsolu. apply term_bound; lra.
  - exists (exp (Rabs z / c)). apply exponential_series.
Qed.

(** The series converges absolutely: from some term on it is bounded by the series at a positive parameter. *)
Lemma series_absolute c z : regular c -> ex_series (fun k => Rabs (term c z k)).
Proof.
  intros H.
  assert (N : exists n, 1 <= c + INR n).
  { destruct (archimed (1 - c)) as [A _]. exists (Z.to_nat (Z.max 0 (up (1 - c)))).
    rewrite INR_IZR_INZ, Z2Nat.id by lia. assert (IZR (up (1 - c)) <= IZR (Z.max 0 (up (1 - c)))) by (apply IZR_le; lia). lra. }
  destruct N as [n Hn].
  apply (ex_series_incr_n (fun k => Rabs (term c z k)) n).
  apply (@ex_series_le R_AbsRing R_CompleteNormedModule)
    with (b := fun k => Rabs (term c z n) * Rabs (term (c + INR n) z k)).
  - intros k. unfold norm; simpl. unfold abs; simpl. rewrite Rabs_Rabsolu, <- Rabs_mult.
    unfold term. rewrite pochhammer_plus, pow_add.
    pose proof (factorial_pos n). pose proof (factorial_pos k). pose proof (factorial_pos (n + k)).
    pose proof (pochhammer_nonzero c n H) as P0.
    pose proof (pochhammer_pos (c + INR n) k ltac:(lra)).
    assert (F : INR (fact n) * INR (fact k) <= INR (fact (n + k))).
    { rewrite <- mult_INR. apply le_INR. clear. induction k as [|k IH]; [rewrite Nat.add_0_r; simpl; lia|].
      rewrite Nat.add_succ_r, !fact_simpl. nia. }
    replace (z ^ n / (INR (fact n) * pochhammer c n) * (z ^ k / (INR (fact k) * pochhammer (c + INR n) k)))
      with (z ^ n * z ^ k / (pochhammer c n * pochhammer (c + INR n) k) * / (INR (fact n) * INR (fact k)))
      by (field; repeat split; lra).
    replace (z ^ n * z ^ k / (INR (fact (n + k)) * (pochhammer c n * pochhammer (c + INR n) k)))
      with (z ^ n * z ^ k / (pochhammer c n * pochhammer (c + INR n) k) * / INR (fact (n + k)))
      by (field; repeat split; lra).
    rewrite !(Rabs_mult (z ^ n * z ^ k / (pochhammer c n * pochhammer (c + INR n) k))).
    apply Rmult_le_compat_l; [apply Rabs_pos|].
    rewrite !Rabs_pos_eq; try (left; apply Rinv_0_lt_compat; nra).
    apply Rinv_le_contravar; [nra | exact F].
  - apply (ex_series_scal_l (K := R_AbsRing) (V := R_NormedModule)). apply series_absolute_positive; lra.
Qed.

Lemma series_exists c z : regular c -> ex_series (term c z).
Proof. intros H; apply ex_series_Rabs, series_absolute, H. Qed.

(** ** The recurrence *)

(** Termwise: 0F1(; c; z) = 0F1(; c+1; z) + z/(c (c+1)) 0F1(; c+2; z). It is the recurrence of the Bessel functions,
    DLMF 10.6.1 and 10.29.1. *)
Lemma hyp0F1_recurrence c z : regular c ->
  hyp0F1 c z = hyp0F1 (c + 1) z + z / (c * (c + 1)) * hyp0F1 (c + 2) z.
Proof.
  intros H. pose proof (regular_next c H) as H1. pose proof (regular_next (c + 1) H1) as H2.
  replace (c + 1 + 1) with (c + 2) in H2 by ring.
  assert (c0 : c <> 0) by (specialize (H O); simpl in H; lra).
  assert (c1 : c + 1 <> 0) by (specialize (H 1%nat); simpl in H; lra).
  unfold hyp0F1.
  rewrite (Series_incr_1 (term c z)) by (apply series_exists, H).
  rewrite (Series_incr_1 (term (c + 1) z)) by (apply series_exists, H1).
  rewrite !term_0, <- Series_scal_l.
  enough (E : Series (fun k => term c z (S k)) - Series (fun k => term (c + 1) z (S k)) =
    Series (fun n => z / (c * (c + 1)) * term (c + 2) z n)) by lra.
  rewrite <- Series_minus.
  - apply Series_ext. intros k. unfold term.
    rewrite (pochhammer_first c k), (pochhammer_first (c + 1) k).
    replace (c + 1 + 1) with (c + 2) by ring.
    assert (E : pochhammer (c + 1) k * (c + 1 + INR k) = (c + 1) * pochhammer (c + 2) k).
    { pose proof (pochhammer_first (c + 1) k) as P.
      change (pochhammer (c + 1) (S k)) with (pochhammer (c + 1) k * (c + 1 + INR k)) in P.
      replace (c + 1 + 1) with (c + 2) in P by ring. exact P. }
    rewrite fact_simpl, mult_INR, S_INR.
    pose proof (factorial_pos k). pose proof (pochhammer_nonzero (c + 2) k H2). pose proof (pos_INR k).
    pose proof (H1 k) as C1.
    assert (E2 : pochhammer (c + 1) k = (c + 1) * pochhammer (c + 2) k / (c + 1 + INR k))
      by (rewrite <- E; field; exact C1).
    rewrite E2. change (z ^ S k) with (z * z ^ k).
    field. repeat split; try lra.
  - apply (ex_series_incr_1 (term c z)), series_exists, H.
  - apply (ex_series_incr_1 (term (c + 1) z)), series_exists, H1.
Qed.

(** ** Bounds *)

Lemma hyp0F1_bound c d z : 0 < d <= c -> Rabs (hyp0F1 c z) <= exp (Rabs z / d).
Proof.
  intros H. unfold hyp0F1. apply Rle_trans with (Series (fun k => Rabs (term c z k))).
  - apply Series_Rabs, series_absolute_positive; lra.
  - rewrite <- (is_series_unique _ _ (exponential_series (Rabs z / d))). apply Series_le.
    + intros n; split; [apply Rabs_pos | apply term_bound; exact H].
    + exists (exp (Rabs z / d)); apply exponential_series.
Qed.

(** 0F1(; c; z) tends to 1 for large c. *)
Lemma hyp0F1_near_one c d z : 0 < d <= c -> Rabs (hyp0F1 c z - 1) <= Rabs z / c * exp (Rabs z / d).
Proof.
  intros H. assert (Hc : 0 < c) by lra. unfold hyp0F1.
  rewrite Series_incr_1 by (apply series_exists, positive_regular; lra). rewrite term_0.
  replace (1 + Series (fun k => term c z (S k)) - 1) with (Series (fun k => term c z (S k))) by ring.
  assert (K : forall k, Rabs (term c z (S k)) <= Rabs z / c * exponential_term (Rabs z / d) k).
  { intros k.
    replace (term c z (S k)) with (z / c * (term (c + 1) z k * / (INR k + 1))).
    2:{ unfold term. rewrite (pochhammer_first c k), fact_simpl, mult_INR, S_INR.
        pose proof (factorial_pos k). pose proof (pochhammer_pos (c + 1) k ltac:(lra)). pose proof (pos_INR k).
        change (z ^ S k) with (z * z ^ k). field. repeat split; lra. }
    rewrite Rabs_mult. unfold Rdiv. rewrite (Rabs_mult z), Rabs_inv, (Rabs_pos_eq c) by lra.
    apply Rmult_le_compat_l.
    { apply Rmult_le_pos; [apply Rabs_pos|]. left; apply Rinv_0_lt_compat; lra. }
    rewrite Rabs_mult. pose proof (term_bound (c + 1) d z k ltac:(lra)) as T.
    pose proof (pos_INR k). rewrite (Rabs_pos_eq (/ (INR k + 1))) by (left; apply Rinv_0_lt_compat; lra).
    assert (/ (INR k + 1) <= 1) by (rewrite <- Rinv_1; apply Rinv_le_contravar; lra).
    assert (0 < / (INR k + 1)) by (apply Rinv_0_lt_compat; lra).
    pose proof (Rabs_pos (term (c + 1) z k)). unfold Rdiv in T. nra. }
  assert (E : ex_series (fun k => Rabs z / c * exponential_term (Rabs z / d) k)).
  { apply (ex_series_scal_l (K := R_AbsRing) (V := R_NormedModule)).
    exists (exp (Rabs z / d)). apply exponential_series. }
  apply Rle_trans with (Series (fun k => Rabs (term c z (S k)))).
  - apply Series_Rabs. apply (ex_series_incr_1 (fun k => Rabs (term c z k))).
    apply series_absolute_positive; exact Hc.
  - rewrite <- (is_series_unique _ _ (exponential_series (Rabs z / d))), <- Series_scal_l.
    apply Series_le; [|exact E]. intros n; split; [apply Rabs_pos | apply K].
Qed.
