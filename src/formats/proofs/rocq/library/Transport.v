(** * From the periods of a fraction to its minimal solution

    Let M(j) be the product of the N steps of an admissible fraction from term h + N j on. A rapidly decreasing sequence of
    vectors with w(j) = lambda M(j) w(j+1) extends to a minimal solution of the recurrence of the whole fraction, so that the
    fraction is the signed expansion of the quotient of the two components of (product of the first h steps) w(0). *)

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
Hypothesis proper : forall n, exists m, (n <= m)%nat /\ 2 <= a m + b (S m).
Variables h N : nat.
Hypothesis HN : (1 <= N)%nat.
Variable lambda : R.
Hypothesis Hlambda : sign lambda.
Variable w : nat -> vector.
Hypothesis Hw : forall j, w j = scale_vector lambda (act (steps (h + N * j) N) (w (S j))).
Hypothesis rapid_top : rapid (fun j => top (w j)).
Hypothesis rapid_bottom : rapid (fun j => bottom (w j)).
Hypothesis Ha : forall i, (i < N)%nat -> polynomial_growth (fun j => a (h + N * j + i)%nat).
Hypothesis W0 : w O <> Vector 0 0.

Let start := act (steps 0 h) (w O).

(** The two values g n, g (n+1) at every place: each step of the fraction undone in turn. *)
Fixpoint pair (n : nat) : vector :=
  match n with
  | O => start
  | S m => Vector (bottom (pair m)) (b (S m) * (top (pair m) - a m * bottom (pair m)))
  end.
Let g n := top (pair n).

Lemma pair_step n : pair n = act (step (a n) (b (S n))) (pair (S n)).
Proof.
  unfold act, step; simpl. destruct (pair n) as [x y]; simpl.
  pose proof (sign_square _ (proj1 (Hadm n))) as E. f_equal; [|ring].
  replace (a n * y + b (S n) * (b (S n) * (x - a n * y)))
    with (a n * y + (b (S n) * b (S n)) * (x - a n * y)) by ring.
  rewrite E; ring.
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
    injection E as E1 E2. pose proof (sign_square _ (proj1 (Hadm n))) as Sq.
    assert (X : x1 = y1) by lra. f_equal; [exact X|]. rewrite X in E1.
    assert (B : b (S n) * (x2 - y2) = 0) by lra.
    assert (B2 : b (S n) * b (S n) * (x2 - y2) = 0) by (rewrite Rmult_assoc, B; ring).
    rewrite Sq in B2. lra.
Qed.

Lemma pair_head : pair h = w O.
Proof.
  apply (steps_injective h O). pose proof (pair_steps h O) as E. change (0 + h)%nat with h in E.
  rewrite <- E. reflexivity.
Qed.

Lemma pair_period j : pair (h + N * j) = scale_vector (lambda ^ j) (w j).
Proof.
  induction j as [|j IH].
  - rewrite Nat.mul_0_r, Nat.add_0_r, pair_head. symmetry; apply scale_vector_one.
  - apply (steps_injective N (h + N * j)).
    replace (h + N * S j)%nat with (h + N * j + N)%nat by lia.
    rewrite <- pair_steps, IH, Hw, act_scale_vector, scale_vector_twice. simpl. f_equal. ring.
Qed.

Lemma lambda_growth : polynomial_growth (fun j => lambda ^ j).
Proof. exists 1, O. intros n. rewrite <- RPow_abs, (sign_abs _ Hlambda), pow1. simpl; lra. Qed.

Lemma pair_sections i : (i <= N)%nat ->
  rapid (fun j => top (pair (h + N * j + i))) /\ rapid (fun j => bottom (pair (h + N * j + i))).
Proof.
  induction i as [|i IH]; intros Hi.
  - split; eapply rapid_ext.
    + intros n; rewrite Nat.add_0_r, pair_period; simpl; reflexivity.
    + apply rapid_mult; [apply lambda_growth | exact rapid_top].
    + intros n; rewrite Nat.add_0_r, pair_period; simpl; reflexivity.
    + apply rapid_mult; [apply lambda_growth | exact rapid_bottom].
  - destruct (IH ltac:(lia)) as [A B]. split.
    + eapply rapid_ext; [|exact B]. intros n.
      replace (h + N * n + S i)%nat with (S (h + N * n + i))%nat by lia. reflexivity.
    + apply rapid_ext with (u := fun j => b (S (h + N * j + i))%nat *
        (top (pair (h + N * j + i)%nat) + (- a (h + N * j + i)%nat) * bottom (pair (h + N * j + i)%nat))).
      { intros n. replace (h + N * n + S i)%nat with (S (h + N * n + i))%nat by lia. simpl. ring. }
      apply rapid_mult.
      * exists 1, O. intros n. rewrite (sign_abs _ (proj1 (Hadm (h + N * n + i)%nat))). simpl; lra.
      * apply rapid_plus; [exact A|]. apply rapid_mult; [|exact B]. apply growth_opp, Ha. lia.
Qed.

Lemma start_nonzero : start <> Vector 0 0.
Proof.
  intros E. apply W0. apply (steps_injective h O). rewrite act_zero. exact E.
Qed.

Lemma pair_minimal : minimal a b g.
Proof.
  split; [|split].
  - intros n. unfold g. pose proof (pair_step n) as E. rewrite E at 1. reflexivity.
  - apply rapid_sections with (h := h) (N := N); [exact HN|]. intros i Hi. apply (pair_sections i). lia.
  - change (g 1%nat) with (bottom start). change (g O) with (top start).
    apply nonzero_vector, start_nonzero.
Qed.

Theorem transport : bottom start <> 0 /\ expansion (top start / bottom start) a b.
Proof. exact (admissible_expansion a b g Hadm pair_minimal proper Hint). Qed.

End Transport.
