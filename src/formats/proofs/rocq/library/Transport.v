(** * From the periods of a fraction to its minimal solution

    Let M(j) be the product of the N steps of an admissible fraction from term h + N j on. A sequence of vectors with
    w(j) = mu(j) M(j) w(j+1) for which mu(0) ... mu(j-1) w(j) decreases rapidly extends to a minimal solution of the recurrence of
    the whole fraction, so that the fraction is the expansion of the quotient of the two components of (product of the first h
    steps) w(0). *)

Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Fraction Growth Matrices Expansion.
Open Scope R_scope.

Section Transport.
Variables a b : nat -> R.

(** The product of [k] steps from term [n] on. *)
Fixpoint steps (n k : nat) : matrix :=
  match k with O => unit | S l => times (step (a n) (b (S n))) (steps (S n) l) end.

Hypothesis Hadm : admissible a b.
Hypothesis Hint : forall n, integer (a n).
Hypothesis Hint_b : forall n, integer (b (S n)).
Hypothesis proper : forall n, exists m, (n <= m)%nat /\ (0 < b (S m) \/ Rabs (b m) + 2 <= a m).
Variables h N : nat.
Hypothesis HN : (1 <= N)%nat.
Variable mu : nat -> R.
Variable w : nat -> vector.
Hypothesis Hw : forall j, w j = scale_vector (mu j) (act (steps (h + N * j) N) (w (S j))).

(** mu(0) ... mu(j-1). *)
Fixpoint factors (j : nat) : R := match j with O => 1 | S l => factors l * mu l end.

Hypothesis rapid_top : rapid (fun j => factors j * top (w j)).
Hypothesis rapid_bottom : rapid (fun j => factors j * bottom (w j)).
Hypothesis Ha : forall i, (i < N)%nat -> polynomial_growth (fun j => a (h + N * j + i)%nat).
Hypothesis W0 : w O <> Vector 0 0.

Let start := act (steps 0 h) (w O).

Lemma numerator_nonzero n : b (S n) <> 0.
Proof. destruct (Hadm n) as [B _]. intros Z. rewrite Z, Rabs_R0 in B. lra. Qed.

(** The two values g n, g (n+1) at every place: each step of the fraction undone in turn. *)
Fixpoint pair (n : nat) : vector :=
  match n with
  | O => start
  | S m => Vector (bottom (pair m)) ((top (pair m) - a m * bottom (pair m)) / b (S m))
  end.
Let g n := top (pair n).

Lemma pair_step n : pair n = act (step (a n) (b (S n))) (pair (S n)).
Proof.
  unfold act, step; simpl. destruct (pair n) as [x y]; simpl.
  pose proof (numerator_nonzero n). f_equal; [field; assumption | ring].
Qed.

Lemma pair_steps k : forall n, pair n = act (steps n k) (pair (n + k)).
Proof.
  induction k as [|k IH]; intros n.
  - simpl. rewrite Nat.add_0_r, act_unit. reflexivity.
  - simpl steps. rewrite act_times. replace (n + S k)%nat with (S n + k)%nat by lia.
    rewrite <- IH. apply pair_step.
Qed.

(** Steps are invertible. *)
Lemma steps_injective k : forall n u v, act (steps n k) u = act (steps n k) v -> u = v.
Proof.
  induction k as [|k IH]; intros n u v.
  - simpl; rewrite !act_unit; trivial.
  - simpl steps; rewrite !act_times. intros E. apply IH with (n := S n).
    set (x := act (steps (S n) k) u) in *. set (y := act (steps (S n) k) v) in *.
    destruct x as [x1 x2], y as [y1 y2]. unfold act, step in E; simpl in E.
    injection E as E1 E2. assert (X : x1 = y1) by lra. f_equal; [exact X|]. rewrite X in E1.
    apply (Rmult_eq_reg_l (b (S n))); [lra | apply numerator_nonzero].
Qed.

Lemma pair_head : pair h = w O.
Proof.
  apply (steps_injective h O). pose proof (pair_steps h O) as E. change (0 + h)%nat with h in E.
  rewrite <- E. reflexivity.
Qed.

Lemma pair_period j : pair (h + N * j) = scale_vector (factors j) (w j).
Proof.
  induction j as [|j IH].
  - rewrite Nat.mul_0_r, Nat.add_0_r, pair_head. symmetry; apply scale_vector_one.
  - apply (steps_injective N (h + N * j)).
    replace (h + N * S j)%nat with (h + N * j + N)%nat by lia.
    rewrite <- pair_steps, IH, Hw, act_scale_vector, scale_vector_twice. reflexivity.
Qed.

Lemma inverse_growth i : polynomial_growth (fun j => / b (S (i j))).
Proof.
  exists 1, O. intros j. rewrite pow_O, Rmult_1_r, Rabs_inv, <- Rinv_1.
  apply Rinv_le_contravar; [lra | apply (Hadm (i j))].
Qed.

(** g n - a n g (n+1), which is b (n+1) g (n+2), at one place of every period. *)
Lemma pair_sections i : (i <= N)%nat ->
  rapid (fun j => top (pair (h + N * j + i))) /\ rapid (fun j => bottom (pair (h + N * j + i))) /\
  ((i < N)%nat -> rapid (fun j => top (pair (h + N * j + i)) - a (h + N * j + i)%nat * bottom (pair (h + N * j + i)))).
Proof.
  assert (R : forall i, (i < N)%nat -> rapid (fun j => top (pair (h + N * j + i))) ->
    rapid (fun j => bottom (pair (h + N * j + i))) ->
    rapid (fun j => top (pair (h + N * j + i)) - a (h + N * j + i)%nat * bottom (pair (h + N * j + i)))).
  { intros l Hl A B. apply rapid_ext with (u := fun j => top (pair (h + N * j + l)) +
      (- a (h + N * j + l)%nat) * bottom (pair (h + N * j + l))); [intros; ring|].
    apply rapid_plus; [exact A|]. apply rapid_mult; [|exact B]. apply growth_opp, Ha. lia. }
  induction i as [|i IH]; intros Hi.
  - assert (A : rapid (fun j => top (pair (h + N * j + 0)))).
    { eapply rapid_ext; [|exact rapid_top]. intros n; rewrite Nat.add_0_r, pair_period; reflexivity. }
    assert (B : rapid (fun j => bottom (pair (h + N * j + 0)))).
    { eapply rapid_ext; [|exact rapid_bottom]. intros n; rewrite Nat.add_0_r, pair_period; reflexivity. }
    repeat split; [exact A | exact B | intros L; apply R; assumption].
  - destruct (IH ltac:(lia)) as [A [B C]]. specialize (C ltac:(lia)).
    assert (A' : rapid (fun j => top (pair (h + N * j + S i)))).
    { eapply rapid_ext; [|exact B]. intros n.
      replace (h + N * n + S i)%nat with (S (h + N * n + i))%nat by lia. reflexivity. }
    assert (B' : rapid (fun j => bottom (pair (h + N * j + S i)))).
    { apply rapid_ext with (u := fun j => / b (S (h + N * j + i))%nat *
        (top (pair (h + N * j + i)%nat) - a (h + N * j + i)%nat * bottom (pair (h + N * j + i)%nat))).
      { intros n. replace (h + N * n + S i)%nat with (S (h + N * n + i))%nat by lia. simpl. unfold Rdiv. ring. }
      apply rapid_mult; [apply (inverse_growth (fun j => h + N * j + i)%nat) | exact C]. }
    repeat split; [exact A' | exact B' | intros L; apply R; assumption].
Qed.

Lemma start_nonzero : start <> Vector 0 0.
Proof.
  intros E. apply W0. apply (steps_injective h O). rewrite act_zero. exact E.
Qed.

Lemma pair_minimal : minimal a b g.
Proof.
  split; [|split].
  - intros n. unfold g. pose proof (pair_step n) as E. rewrite E at 1. reflexivity.
  - apply is_lim_seq_ext with (u := fun n => top (pair n) - a n * bottom (pair n)).
    { intros n. unfold g. rewrite (pair_step n). unfold act, step; cbn [top bottom m11 m12 m21 m22].
      change (top (pair (S (S n)))) with (bottom (pair (S n))). ring. }
    apply rapid_sections with (h := h) (N := N); [exact HN|]. intros i Hi.
    destruct (pair_sections i ltac:(lia)) as [_ [_ C]]. exact (C Hi).
  - change (g 1%nat) with (bottom start). change (g O) with (top start).
    apply nonzero_vector, start_nonzero.
Qed.

Theorem transport : bottom start <> 0 /\ expansion (top start / bottom start) a b.
Proof. exact (admissible_expansion a b g Hadm pair_minimal proper Hint Hint_b). Qed.

(** The determinant of k steps is at least 1 in size. *)
Lemma det_steps k : forall n, 1 <= Rabs (det (steps n k)).
Proof.
  induction k as [|k IH]; intros n.
  - simpl. rewrite det_unit, Rabs_R1. lra.
  - simpl steps. rewrite det_times, det_step, Rabs_mult, Rabs_Ropp. destruct (Hadm n) as [B _]. specialize (IH (S n)). nra.
Qed.

End Transport.
