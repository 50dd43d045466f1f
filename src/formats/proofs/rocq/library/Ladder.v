(** * Ladders of functions

    Vectors V(t) of two neighbouring functions each of which is a matrix of rational numbers times the next one,
    beta(t) V(t) = S(t) V(t+1), with numbers beta(t) that outgrow the determinants: |det S(t)| (t+1) <= C beta(t)^2. Divided by
    beta(0) ... beta(t-1) they are carried by the steps S(t) alone, and decrease so fast that they stay small when multiplied
    by the root of the determinants. The recurrences of 0F1, of 1F1 and of Euler's sums are ladders (Nodes.v). *)

Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Growth Matrices.
Open Scope R_scope.

Section Ladder.
Variables (rung : nat -> matrix) (V : nat -> vector) (beta : nat -> R) (C : R).

Record is_ladder : Prop := IsLadder {
  rungs : forall t, scale_vector (beta t) (V t) = act (rung t) (V (S t));
  factors_nonzero : forall t, beta t <> 0;
  determinants_nonzero : forall t, det (rung t) <> 0;
  outgrown : forall t, Rabs (det (rung t)) * (INR t + 1) <= C * beta t ^ 2;
  top_growth : polynomial_growth (fun t => top (V t));
  bottom_growth : polynomial_growth (fun t => bottom (V t));
  start_nonzero : V O <> Vector 0 0
}.
Hypothesis H : is_ladder.

(** The product of n steps from step t on. *)
Fixpoint climb (t n : nat) : matrix :=
  match n with O => unit | S l => times (rung t) (climb (S t) l) end.

Fixpoint scaling (t : nat) : R := match t with O => 1 | S l => scaling l * beta l end.
Fixpoint determinants (t : nat) : R := match t with O => 1 | S l => determinants l * Rabs (det (rung l)) end.
Definition scaled (t : nat) : vector := scale_vector (/ scaling t) (V t).

Lemma scaling_nonzero t : scaling t <> 0.
Proof.
  induction t as [|t IH]; simpl; [lra|]. apply Rmult_integral_contrapositive_currified; [exact IH | apply H].
Qed.

Lemma determinants_positive t : 0 < determinants t.
Proof.
  induction t as [|t IH]; simpl; [lra|]. apply Rmult_lt_0_compat; [exact IH | apply Rabs_pos_lt, H].
Qed.

Lemma scaled_step t : scaled t = act (rung t) (scaled (S t)).
Proof.
  unfold scaled. rewrite act_scale_vector, <- (rungs H t), scale_vector_twice. f_equal.
  simpl. pose proof (scaling_nonzero t). pose proof (factors_nonzero H t). field. split; assumption.
Qed.

Lemma scaled_climb n : forall t, scaled t = act (climb t n) (scaled (t + n)).
Proof.
  induction n as [|n IH]; intros t.
  - simpl. rewrite Nat.add_0_r, act_unit. reflexivity.
  - simpl climb. rewrite act_times. replace (t + S n)%nat with (S t + n)%nat by lia. rewrite <- IH. apply scaled_step.
Qed.

Lemma scaled_nonzero t : scaled t <> Vector 0 0.
Proof.
  assert (S0 : scaled O = V O) by (unfold scaled; simpl; rewrite Rinv_1; apply scale_vector_one).
  intros Z. apply (start_nonzero H). rewrite <- S0, (scaled_climb t O). simpl (0 + t)%nat. rewrite Z. apply act_zero.
Qed.

Lemma determinants_climb n : forall t, determinants t * Rabs (det (climb t n)) = determinants (t + n).
Proof.
  induction n as [|n IH]; intros t.
  - simpl. rewrite det_unit, Rabs_R1, Nat.add_0_r. ring.
  - simpl climb. rewrite det_times, Rabs_mult, <- Rmult_assoc. change (determinants t * Rabs (det (rung t))) with (determinants (S t)).
    rewrite IH. f_equal. lia.
Qed.

(** |det S(0)| ... |det S(t-1)| / (beta(0) ... beta(t-1))^2 decreases rapidly. *)
Lemma quotient_rapid : rapid (fun t => determinants t / scaling t ^ 2).
Proof.
  assert (C0 : 0 < C + 1).
  { pose proof (outgrown H O) as G. pose proof (determinants_nonzero H O) as D. apply Rabs_pos_lt in D.
    simpl INR in G. assert (0 < beta O ^ 2) by (apply pow2_gt_0, H). nra. }
  apply rapid_quotient with (al := fun t => / (C + 1) * (INR t + 1)) (k := / (C + 1)).
  - apply Rinv_0_lt_compat, C0.
  - intros n. lra.
  - intros t. pose proof (determinants_positive t) as D. pose proof (scaling_nonzero t) as S0.
    pose proof (factors_nonzero H t) as B. pose proof (outgrown H t) as G. pose proof (pos_INR t).
    pose proof (Rabs_pos (det (rung t))) as R0.
    assert (S2 : 0 < scaling t ^ 2) by (apply pow2_gt_0, S0). assert (B2 : 0 < beta t ^ 2) by (apply pow2_gt_0, B).
    assert (Q : 0 <= determinants t / scaling t ^ 2) by (left; apply Rdiv_lt_0_compat; assumption).
    rewrite (Rabs_pos_eq (determinants t / scaling t ^ 2)) by exact Q. simpl determinants. simpl scaling.
    replace (determinants t * Rabs (det (rung t)) / (scaling t * beta t) ^ 2)
      with (determinants t / scaling t ^ 2 * (Rabs (det (rung t)) / beta t ^ 2)) by (field; split; assumption).
    assert (R1 : 0 <= Rabs (det (rung t)) / beta t ^ 2).
    { apply Rmult_le_pos; [exact R0 | left; apply Rinv_0_lt_compat, B2]. }
    rewrite Rabs_pos_eq by (apply Rmult_le_pos; assumption).
    rewrite Rmult_assoc. rewrite <- (Rmult_1_r (determinants t / scaling t ^ 2)) at 2.
    apply Rmult_le_compat_l; [exact Q|].
    apply (Rmult_le_reg_r ((C + 1) * beta t ^ 2)); [apply Rmult_lt_0_compat; assumption|].
    replace (Rabs (det (rung t)) / beta t ^ 2 * (/ (C + 1) * (INR t + 1)) * ((C + 1) * beta t ^ 2))
      with (Rabs (det (rung t)) * (INR t + 1)) by (field; repeat split; try assumption; lra). nra.
Qed.

Lemma scaled_rapid s r : (1 <= r)%nat ->
  rapid (fun j => determinants (s + r * j) * top (scaled (s + r * j)) ^ 2) /\
  rapid (fun j => determinants (s + r * j) * bottom (scaled (s + r * j)) ^ 2).
Proof.
  intros Hr.
  assert (K : forall u, polynomial_growth u -> rapid (fun t => determinants t * (/ scaling t * u t) ^ 2)).
  { intros u Hu. apply rapid_ext with (u := fun t => (u t * u t) * (determinants t / scaling t ^ 2)).
    - intros t. pose proof (scaling_nonzero t). field. assumption.
    - apply rapid_mult; [apply growth_mult; exact Hu | exact quotient_rapid]. }
  split.
  - apply (rapid_affine (fun t => determinants t * (/ scaling t * top (V t)) ^ 2)); [exact Hr|]. apply K, H.
  - apply (rapid_affine (fun t => determinants t * (/ scaling t * bottom (V t)) ^ 2)); [exact Hr|]. apply K, H.
Qed.
End Ladder.
