(** * Euler's sums

    G(n) = 1 + 1/c(n) + 1/(c(n) c(n+1)) + ... for numbers c(n) that grow at least linearly: G(n) = 1 + G(n+1)/c(n) (Euler,
    Introductio 1748, Cap. XVIII). Hypergeometric series are such sums. *)

Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Hypergeometric Confluent.
Open Scope R_scope.

Section Sums.
Variable c : nat -> R.

(** 1/(c(n) ... c(n+m-1)). *)
Fixpoint reciprocals (n m : nat) : R :=
  match m with O => 1 | S l => reciprocals n l * / c (n + l)%nat end.

Definition euler_sum (n : nat) : R := Series (reciprocals n).

Lemma reciprocals_first n m : reciprocals n (S m) = / c n * reciprocals (S n) m.
Proof.
  induction m as [|m IH].
  - simpl. rewrite Nat.add_0_r. ring.
  - change (reciprocals n (S (S m))) with (reciprocals n (S m) * / c (n + S m)%nat).
    change (reciprocals (S n) (S m)) with (reciprocals (S n) m * / c (S n + m)%nat).
    rewrite IH. replace (n + S m)%nat with (S n + m)%nat by lia. ring.
Qed.

Variable q : R.
Hypothesis Hq : 0 < q.
Hypothesis Hc : forall n, q * (INR n + 1) <= Rabs (c n).

Lemma c_nonzero n : c n <> 0.
Proof. specialize (Hc n). pose proof (pos_INR n). intros Z. rewrite Z, Rabs_R0 in Hc. nra. Qed.

Lemma reciprocals_bound n m : Rabs (reciprocals n m) <= exponential_term (/ q) m.
Proof.
  induction m as [|m IH].
  - unfold exponential_term; simpl. rewrite Rabs_R1. lra.
  - change (reciprocals n (S m)) with (reciprocals n m * / c (n + m)%nat).
    rewrite exponential_next, Rabs_mult, Rabs_inv. pose proof (pos_INR m). pose proof (Hc (n + m)%nat) as G.
    rewrite plus_INR in G. pose proof (pos_INR n).
    assert (P : 0 < q * (INR m + 1)) by (apply Rmult_lt_0_compat; lra).
    replace (/ q / (INR m + 1)) with (/ (q * (INR m + 1))) by (field; lra).
    apply Rmult_le_compat; [apply Rabs_pos | | exact IH | apply Rinv_le_contravar; [exact P | nra]].
    left. apply Rinv_0_lt_compat. nra.
Qed.

Lemma reciprocals_absolute n : ex_series (fun m => Rabs (reciprocals n m)).
Proof.
  apply (@ex_series_le R_AbsRing R_CompleteNormedModule) with (b := exponential_term (/ q)).
  - intros m. unfold norm; simpl. unfold abs; simpl. rewrite Rabs_Rabsolu. apply reciprocals_bound.
  - exists (exp (/ q)). apply exponential_series.
Qed.

Lemma euler_step n : euler_sum n = 1 + / c n * euler_sum (S n).
Proof.
  unfold euler_sum. rewrite Series_incr_1 by (apply ex_series_Rabs, reciprocals_absolute).
  rewrite <- Series_scal_l. f_equal. apply Series_ext. intros m. apply reciprocals_first.
Qed.

Lemma euler_bound n : Rabs (euler_sum n) <= exp (/ q).
Proof.
  unfold euler_sum. apply Rle_trans with (Series (fun m => Rabs (reciprocals n m))).
  - apply Series_Rabs, reciprocals_absolute.
  - rewrite <- (is_series_unique _ _ (exponential_series (/ q))). apply Series_le.
    + intros m; split; [apply Rabs_pos | apply reciprocals_bound].
    + exists (exp (/ q)); apply exponential_series.
Qed.

(** ** Partial sums, to compute with *)

Fixpoint partial_sum (m : nat) : R := match m with O => 0 | S l => partial_sum l + reciprocals 0 l end.

Lemma euler_partial m : euler_sum 0 = partial_sum m + reciprocals 0 m * euler_sum m.
Proof.
  induction m as [|m IH]; [simpl; ring|]. rewrite IH, (euler_step m). simpl. ring.
Qed.

(** From a place on at which the factors are at least 2 the sum is at most 2. *)
Lemma euler_at_most_two n : (forall i, 2 <= Rabs (c (n + i)%nat)) -> Rabs (euler_sum n) <= 2.
Proof.
  intros H. assert (B : forall m, Rabs (reciprocals n m) <= (1 / 2) ^ m).
  { induction m as [|m IH]; [simpl; rewrite Rabs_R1; lra|].
    change (reciprocals n (S m)) with (reciprocals n m * / c (n + m)%nat). rewrite Rabs_mult, Rabs_inv. simpl pow.
    rewrite (Rmult_comm (1 / 2)). specialize (H m). apply Rmult_le_compat; [apply Rabs_pos | | exact IH |].
    - left. apply Rinv_0_lt_compat. lra.
    - replace (1 / 2) with (/ 2) by field. apply Rinv_le_contravar; lra. }
  assert (G : is_series (fun k => (1 / 2) ^ k) 2).
  { pose proof (is_series_geom (1 / 2) ltac:(rewrite Rabs_pos_eq; lra)) as G.
    replace (/ (1 - 1 / 2)) with 2 in G by field. exact G. }
  unfold euler_sum. apply Rle_trans with (Series (fun m => Rabs (reciprocals n m))).
  - apply Series_Rabs, reciprocals_absolute.
  - rewrite <- (is_series_unique _ _ G). apply Series_le; [|exists 2; exact G]. intros m; split; [apply Rabs_pos | apply B].
Qed.
End Sums.

(** 0F1(; c; z) with the factors (n+1)(c+n)/z. *)
Lemma hyp0F1_sum c z : regular c -> z <> 0 ->
  hyp0F1 c z = euler_sum (fun n => (INR n + 1) * (c + INR n) / z) 0.
Proof.
  intros H Hz. unfold hyp0F1, euler_sum. apply Series_ext. intros k. induction k as [|k IH]; [apply term_0|].
  rewrite (term_next c z k H), IH. simpl reciprocals. pose proof (pos_INR k). pose proof (H k).
  f_equal. field. repeat split; lra.
Qed.

(** 1F1(1; b; z) with the factors (b+n)/z. *)
Lemma hyp1F1_sum b z : 0 < b -> z <> 0 -> hyp1F1 1 b z = euler_sum (fun n => (b + INR n) / z) 0.
Proof.
  intros H Hz. unfold hyp1F1, euler_sum. apply Series_ext. intros k. induction k as [|k IH].
  - unfold confluent_term, exponential_term; simpl; field.
  - simpl reciprocals. rewrite <- IH. unfold confluent_term. rewrite exponential_next, !pochhammer_next.
    pose proof (pos_INR k). pose proof (pochhammer_pos b k H). field. repeat split; lra.
Qed.
