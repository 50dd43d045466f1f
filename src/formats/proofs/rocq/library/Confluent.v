(** * Kummer's function 1F1

    1F1(a; b; z) = sum of (a)_k z^k / ((b)_k k!) (DLMF 13.2.2) for 0 <= a <= b, 0 < b: bounds, three contiguous relations
    (DLMF 13.3), its limit 1 for large b, and values. *)

Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Hypergeometric.
Open Scope R_scope.

Definition confluent_term (a b z : R) (k : nat) : R :=
  pochhammer a k / pochhammer b k * exponential_term z k.
Definition hyp1F1 (a b z : R) : R := Series (confluent_term a b z).

Lemma exponential_abs z k : Rabs (exponential_term z k) = exponential_term (Rabs z) k.
Proof.
  unfold exponential_term, Rdiv. pose proof (factorial_pos k).
  rewrite Rabs_mult, Rabs_inv, <- RPow_abs, (Rabs_pos_eq (INR (fact k))) by lra. reflexivity.
Qed.

Lemma pochhammer_below a b k : 0 <= a <= b -> 0 <= pochhammer a k <= pochhammer b k.
Proof.
  intros H. induction k as [|k IH]; simpl; [lra|]. pose proof (pos_INR k). nra.
Qed.

Lemma confluent_bound a b z k : 0 <= a <= b -> 0 < b ->
  Rabs (confluent_term a b z k) <= exponential_term (Rabs z) k.
Proof.
  intros H Hb. unfold confluent_term. rewrite Rabs_mult, exponential_abs.
  destruct (pochhammer_below a b k H) as [P Q]. pose proof (pochhammer_pos b k Hb) as B.
  assert (E : 0 <= exponential_term (Rabs z) k) by (rewrite <- exponential_abs; apply Rabs_pos).
  assert (R0 : 0 <= pochhammer a k / pochhammer b k) by (apply Rmult_le_pos; [exact P | left; apply Rinv_0_lt_compat, B]).
  rewrite Rabs_pos_eq by exact R0. rewrite <- (Rmult_1_l (exponential_term (Rabs z) k)) at 2.
  apply Rmult_le_compat_r; [exact E|]. apply (Rmult_le_reg_r (pochhammer b k)); [exact B|].
  unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra.
Qed.

Lemma confluent_absolute a b z : 0 <= a <= b -> 0 < b -> ex_series (fun k => Rabs (confluent_term a b z k)).
Proof.
  intros H Hb. apply (@ex_series_le R_AbsRing R_CompleteNormedModule) with (b := exponential_term (Rabs z)).
  - intros n. unfold norm; simpl. unfold abs; simpl. rewrite Rabs_Rabsolu. apply confluent_bound; assumption.
  - exists (exp (Rabs z)). apply exponential_series.
Qed.

Lemma confluent_exists a b z : 0 <= a <= b -> 0 < b -> ex_series (confluent_term a b z).
Proof. intros H Hb; apply ex_series_Rabs, confluent_absolute; assumption. Qed.

Lemma hyp1F1_bound a b z : 0 <= a <= b -> 0 < b -> Rabs (hyp1F1 a b z) <= exp (Rabs z).
Proof.
  intros H Hb. apply Rle_trans with (Series (fun k => Rabs (confluent_term a b z k))).
  - apply Series_Rabs, confluent_absolute; assumption.
  - rewrite <- (is_series_unique _ _ (exponential_series (Rabs z))). apply Series_le.
    + intros n; split; [apply Rabs_pos | apply confluent_bound; assumption].
    + exists (exp (Rabs z)); apply exponential_series.
Qed.

(** ** Contiguous relations, term by term *)

Lemma series_difference u v w : ex_series u -> ex_series v -> u O = v O ->
  (forall k, u (S k) - v (S k) = w k) -> Series u - Series v = Series w.
Proof.
  intros Hu Hv E0 E. rewrite (Series_incr_1 u Hu), (Series_incr_1 v Hv), E0.
  rewrite <- (Series_ext _ _ E), Series_minus;
    [ring | apply (ex_series_incr_1 u), Hu | apply (ex_series_incr_1 v), Hv].
Qed.

Lemma exponential_next z k : exponential_term z (S k) = exponential_term z k * (z / (INR k + 1)).
Proof.
  unfold exponential_term. rewrite fact_simpl, mult_INR, S_INR. simpl pow.
  pose proof (factorial_pos k). pose proof (pos_INR k). field. lra.
Qed.

Lemma pochhammer_next x k : pochhammer x (S k) = pochhammer x k * (x + INR k).
Proof. reflexivity. Qed.

Lemma pochhammer_second x k : (x + 1) * pochhammer (x + 2) k = pochhammer (x + 1) k * (x + 1 + INR k).
Proof. rewrite <- pochhammer_next, (pochhammer_first (x + 1) k). replace (x + 1 + 1) with (x + 2) by ring. reflexivity. Qed.

Section Contiguous.
Variables a b z : R.
Hypothesis Ha : 0 <= a <= b.
Hypothesis Hb : 0 < b.

(** DLMF 13.3.3 and 13.3.4 combined. *)
Lemma raise_both :
  b * hyp1F1 a b z = (b - z) * hyp1F1 (a + 1) (b + 1) z + (a + 1) * z / (b + 1) * hyp1F1 (a + 2) (b + 2) z.
Proof.
  enough (E : b * hyp1F1 a b z - b * hyp1F1 (a + 1) (b + 1) z =
    - z * hyp1F1 (a + 1) (b + 1) z + (a + 1) * z / (b + 1) * hyp1F1 (a + 2) (b + 2) z) by lra.
  unfold hyp1F1. rewrite <- !Series_scal_l.
  pose proof (confluent_exists a b z Ha Hb) as X0. pose proof (confluent_exists (a + 1) (b + 1) z ltac:(lra) ltac:(lra)) as X1.
  pose proof (confluent_exists (a + 2) (b + 2) z ltac:(lra) ltac:(lra)) as X2.
  assert (scaled : forall c u, ex_series u -> ex_series (fun n => c * u n)).
  { intros c u Hu. apply (ex_series_scal_l (K := R_AbsRing) (V := R_NormedModule)), Hu. }
  rewrite <- Series_plus by (apply scaled; assumption).
  apply series_difference; [apply scaled, X0 | apply scaled, X1 | unfold confluent_term; simpl; field|].
  intros k. unfold confluent_term. rewrite (pochhammer_first a k), (pochhammer_first b k), !pochhammer_next, exponential_next.
  pose proof (pos_INR k). pose proof (pochhammer_pos (b + 1) k ltac:(lra)) as Q.
  assert (A2 : (a + 1) / (b + 1) * (pochhammer (a + 2) k / pochhammer (b + 2) k) =
    pochhammer (a + 1) k * (a + 1 + INR k) / (pochhammer (b + 1) k * (b + 1 + INR k))).
  { rewrite <- !pochhammer_second. pose proof (pochhammer_pos (b + 2) k ltac:(lra)). field. lra. }
  transitivity (exponential_term z k * z * (- (pochhammer (a + 1) k / pochhammer (b + 1) k) +
    (a + 1) / (b + 1) * (pochhammer (a + 2) k / pochhammer (b + 2) k))); [rewrite A2; field; lra|].
  pose proof (pochhammer_pos (b + 2) k ltac:(lra)). field. lra.
Qed.

Lemma lower_b : hyp1F1 a b z = hyp1F1 a (b + 1) z + a * z / (b * (b + 1)) * hyp1F1 (a + 1) (b + 2) z.
Proof.
  enough (E : hyp1F1 a b z - hyp1F1 a (b + 1) z = a * z / (b * (b + 1)) * hyp1F1 (a + 1) (b + 2) z) by lra.
  unfold hyp1F1. rewrite <- Series_scal_l.
  apply series_difference; [apply confluent_exists; lra | apply confluent_exists; lra | unfold confluent_term; simpl; field|].
  intros k. unfold confluent_term. rewrite (pochhammer_first a k), (pochhammer_first b k), pochhammer_next, exponential_next.
  pose proof (pos_INR k). pose proof (pochhammer_pos (b + 1) k ltac:(lra)) as Q.
  replace (pochhammer (b + 2) k) with (pochhammer (b + 1) k * (b + 1 + INR k) / (b + 1))
    by (rewrite <- pochhammer_second; field; lra). field. lra.
Qed.

Lemma raise_a : hyp1F1 (a + 1) (b + 1) z = hyp1F1 a (b + 1) z + z / (b + 1) * hyp1F1 (a + 1) (b + 2) z.
Proof.
  enough (E : hyp1F1 (a + 1) (b + 1) z - hyp1F1 a (b + 1) z = z / (b + 1) * hyp1F1 (a + 1) (b + 2) z) by lra.
  unfold hyp1F1. rewrite <- Series_scal_l.
  apply series_difference; [apply confluent_exists; lra | apply confluent_exists; lra | unfold confluent_term; simpl; field|].
  intros k. unfold confluent_term. rewrite (pochhammer_first a k), !pochhammer_next, exponential_next.
  pose proof (pos_INR k). pose proof (pochhammer_pos (b + 1) k ltac:(lra)) as Q.
  replace (pochhammer (b + 2) k) with (pochhammer (b + 1) k * (b + 1 + INR k) / (b + 1))
    by (rewrite <- pochhammer_second; field; lra). field. lra.
Qed.

(** 1F1(a; b; z) tends to 1 for large b. *)
Lemma hyp1F1_near_one : Rabs (hyp1F1 a b z - 1) <= a / b * exp (Rabs z).
Proof.
  unfold hyp1F1. rewrite Series_incr_1 by (apply confluent_exists; assumption).
  replace (confluent_term a b z 0) with 1 by (unfold confluent_term, exponential_term; simpl; field).
  replace (1 + Series (fun k => confluent_term a b z (S k)) - 1) with (Series (fun k => confluent_term a b z (S k))) by ring.
  assert (X : ex_series (exponential_term (Rabs z))) by (exists (exp (Rabs z)); apply exponential_series).
  assert (AB : 0 <= a / b) by (apply Rmult_le_pos; [lra | left; apply Rinv_0_lt_compat, Hb]).
  assert (pos : forall k, 0 <= exponential_term (Rabs z) k) by (intros k; rewrite <- exponential_abs; apply Rabs_pos).
  apply Rle_trans with (Series (fun k => Rabs (confluent_term a b z (S k)))).
  { apply Series_Rabs. apply (ex_series_incr_1 (fun k => Rabs (confluent_term a b z k))), confluent_absolute; assumption. }
  apply Rle_trans with (a / b * Series (fun k => exponential_term (Rabs z) (S k))).
  - rewrite <- Series_scal_l. apply Series_le.
    + intros k; split; [apply Rabs_pos|]. unfold confluent_term. rewrite Rabs_mult, exponential_abs.
      apply Rmult_le_compat_r; [apply pos|]. rewrite (pochhammer_first a k), (pochhammer_first b k).
      destruct (pochhammer_below (a + 1) (b + 1) k ltac:(lra)) as [P Q]. pose proof (pochhammer_pos (b + 1) k ltac:(lra)).
      replace (a * pochhammer (a + 1) k / (b * pochhammer (b + 1) k))
        with (a / b * (pochhammer (a + 1) k / pochhammer (b + 1) k)) by (field; lra).
      assert (0 <= pochhammer (a + 1) k / pochhammer (b + 1) k <= 1).
      { split; [apply Rmult_le_pos; [exact P | left; apply Rinv_0_lt_compat; lra]|].
        apply (Rmult_le_reg_r (pochhammer (b + 1) k)); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. }
      rewrite Rabs_pos_eq by (apply Rmult_le_pos; lra). nra.
    + apply (ex_series_scal_l (K := R_AbsRing) (V := R_NormedModule)).
      apply (ex_series_incr_1 (exponential_term (Rabs z))), X.
  - apply Rmult_le_compat_l; [exact AB|].
    rewrite <- (is_series_unique _ _ (exponential_series (Rabs z))), (Series_incr_1 _ X).
    pose proof (pos O). lra.
Qed.
End Contiguous.

(** ** Values *)

Lemma hyp1F1_zero b z : 0 < b -> hyp1F1 0 b z = 1.
Proof.
  intros Hb. unfold hyp1F1. rewrite Series_incr_1 by (apply confluent_exists; lra).
  rewrite (Series_ext _ (fun _ => 0)).
  - replace (Series (fun _ : nat => 0)) with 0.
    + unfold confluent_term, exponential_term; simpl; field.
    + symmetry. apply is_series_unique. apply is_series_Reals. intros e He. exists O. intros n _.
      rewrite (sum_eq_R0 (fun _ => 0)) by reflexivity. unfold R_dist. rewrite Rminus_0_r, Rabs_R0. exact He.
  - intros k. unfold confluent_term. rewrite pochhammer_first. unfold Rdiv. ring.
Qed.

(** DLMF 13.6.1 and 13.3.4: z 1F1(1; 2; z) = exp z - 1. *)
Lemma hyp1F1_exp z : z * hyp1F1 1 2 z = exp z - 1.
Proof.
  assert (X : ex_series (exponential_term z)) by (exists (exp z); apply exponential_series).
  rewrite <- (is_series_unique _ _ (exponential_series z)), (Series_incr_1 _ X).
  replace (exponential_term z 0) with 1 by (unfold exponential_term; simpl; field).
  unfold hyp1F1. rewrite <- Series_scal_l.
  rewrite (Series_ext (fun n => z * confluent_term 1 2 z n) (fun k => exponential_term z (S k))); [ring|].
  intros k. rewrite exponential_next. unfold confluent_term.
  assert (P : pochhammer 2 k = pochhammer 1 k * (1 + INR k)).
  { rewrite <- pochhammer_next, pochhammer_first. replace (1 + 1) with 2 by ring. ring. }
  rewrite P. pose proof (pochhammer_pos 1 k ltac:(lra)). pose proof (pos_INR k). field. lra.
Qed.
