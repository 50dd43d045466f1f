(** * The signed expansion of a number

    Under a given sequence of signs every irrational number [x] is expanded by

      x_0 = x,   a_n = floor x_n if b_(n+1) = 1, ceiling x_n if b_(n+1) = -1,   x_(n+1) = b_(n+1) / (x_n - a_n).

    A fraction is the expansion of its value exactly if its terms are integers and every complete quotient x_(n+1) exceeds
    1. Here this is shown of admissible fractions whose tails are not 2 - 1/(2 - 1/(2 - ...)), and that a number has but one
    expansion under given signs.

    Source: O. Perron, Die Lehre von den Kettenbruechen, Teubner 1954, Sections 37 to 40 (semi-regular fractions). *)

Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Fraction.
Open Scope R_scope.

Definition integer (x : R) : Prop := exists z : Z, x = IZR z.

(** [x] is the value of the fraction, and the fraction is the signed expansion of [x]: its terms are integers, its
    numerators are signs, and the complete quotients [X] exceed 1. *)
Definition expansion (x : R) (a b : nat -> R) : Prop :=
  converges a b x /\
  (forall n, integer (a n)) /\
  (forall n, sign (b (S n))) /\
  exists X : nat -> R, X O = x /\ forall n, X n = a n + b (S n) / X (S n) /\ 1 < X (S n).

(** ** A number has one expansion *)

Lemma integers_apart x y : integer x -> integer y -> Rabs (x - y) < 1 -> x = y.
Proof.
  intros [m ->] [n ->]. rewrite <- minus_IZR, <- abs_IZR. intros H. apply lt_IZR in H. f_equal. lia.
Qed.

(** Terms are determined by the complete quotient: the floor before a plus, the ceiling before a minus. *)
Lemma term_of_quotient x s a1 a2 y1 y2 : sign s -> integer a1 -> integer a2 -> 1 < y1 -> 1 < y2 ->
  x = a1 + s / y1 -> x = a2 + s / y2 -> a1 = a2 /\ y1 = y2.
Proof.
  intros Hs I1 I2 G1 G2 E1 E2.
  assert (inv : forall y, 1 < y -> 0 < / y < 1).
  { intros y Hy. split; [apply Rinv_0_lt_compat; lra|]. rewrite <- Rinv_1. apply Rinv_lt_contravar; lra. }
  pose proof (inv y1 G1). pose proof (inv y2 G2).
  assert (A : a1 = a2).
  { apply integers_apart; [exact I1 | exact I2|]. unfold Rdiv in *.
    apply Rabs_def1; destruct Hs as [-> | ->]; lra. }
  split; [exact A|]. rewrite <- (Rinv_inv y1), <- (Rinv_inv y2). f_equal.
  unfold Rdiv in *. destruct Hs as [-> | ->]; lra.
Qed.

Theorem expansion_unique x a1 a2 b : expansion x a1 b -> expansion x a2 b -> forall n, a1 n = a2 n.
Proof.
  intros [_ [I1 [Sg [X [X0 HX]]]]] [_ [I2 [_ [Y [Y0 HY]]]]].
  assert (same : forall n, X n = Y n).
  { intros n; induction n as [|n IH]; [congruence|].
    destruct (HX n) as [EX GX], (HY n) as [EY GY]. rewrite IH in EX.
    apply (term_of_quotient (Y n) (b (S n)) (a1 n) (a2 n)); auto. }
  intros n. destruct (HX n) as [EX GX], (HY n) as [EY GY]. rewrite same in EX.
  apply (term_of_quotient (Y n) (b (S n)) (a1 n) (a2 n) (X (S n)) (Y (S n))); auto.
Qed.

(** ** Admissible fractions are expansions *)

Section TailAtLeastOne.
Variables a b : nat -> R.
Hypothesis Hadm : admissible a b.
Hypothesis first : 1 <= a O /\ (b 1%nat = -1 -> 2 <= a O).

Let difference n := numerator a b n - denominator a b n.

Lemma difference_nonnegative n :
  0 <= difference n /\ 0 <= difference n + b (S n) * match n with O => 1 | S l => difference l end.
Proof.
  unfold difference. induction n as [|n [IH1 IH2]].
  - simpl. destruct first as [A B]. destruct (proj1 (Hadm O)) as [E | E]; rewrite E in *; [lra|].
    specialize (B eq_refl). lra.
  - destruct (Hadm n) as [_ [A B]]. destruct (Hadm (S n)) as [S1 _].
    set (u := match n with O => 1 | S l => numerator a b l - denominator a b l end) in *.
    assert (R : numerator a b (S n) - denominator a b (S n) =
      a (S n) * (numerator a b n - denominator a b n) + b (S n) * u).
    { unfold u. destruct n; simpl; ring. }
    rewrite R. split; [nra|]. destruct S1 as [E | E]; rewrite E in *; [nra|]. specialize (B eq_refl). nra.
Qed.

Lemma value_at_least_one x : converges a b x -> 1 <= x.
Proof.
  intros [_ L]. assert (K : Rbar_le 1 x); [|exact K].
  apply (is_lim_seq_le (fun _ => 1) (fun n => numerator a b n / denominator a b n));
    [|apply is_lim_seq_const | exact L].
  intros n. destruct (difference_nonnegative n) as [D _].
  destruct (admissible_denominators a b Hadm n) as [Q _]. unfold difference in D.
  apply (Rmult_le_reg_r (denominator a b n)); [lra|].
  replace (numerator a b n / denominator a b n * denominator a b n) with (numerator a b n) by (field; lra). lra.
Qed.
End TailAtLeastOne.

Section Expansion.
Variables a b g : nat -> R.
Hypothesis Hadm : admissible a b.
Hypothesis Hmin : minimal a b g.
(** Not 2 - 1/(2 - 1/(2 - ...)) from some term on, whose value is 1. *)
Hypothesis proper : forall n, exists m, (n <= m)%nat /\ 2 <= a m + b (S m).

Let recurrence := proj1 Hmin.

Lemma nontrivial_at n : g n <> 0 \/ g (S n) <> 0.
Proof.
  destruct (Req_dec (g n) 0) as [A |]; [|left; assumption].
  destruct (Req_dec (g (S n)) 0) as [B |]; [|right; assumption].
  exfalso. assert (K : forall i, (i <= n)%nat -> g (n - i)%nat = 0 /\ g (S (n - i)) = 0).
  { intros i; induction i as [|i IH]; intros Hi; [rewrite Nat.sub_0_r; split; assumption|].
    destruct (IH ltac:(lia)) as [C D]. replace (n - i)%nat with (S (n - S i)) in C, D by lia. split; [|exact C].
    rewrite recurrence, C, D. ring. }
  destruct (K n ltac:(lia)) as [C D]. rewrite Nat.sub_diag in C, D. destruct (proj2 (proj2 Hmin)) as [X | X]; auto.
Qed.

Lemma shifted_admissible n : admissible (fun i => a (n + i)%nat) (fun i => b (n + i)%nat).
Proof.
  intros i. specialize (Hadm (n + i)%nat). replace (S (n + i)) with (n + S i)%nat in Hadm by lia.
  replace (S (n + S i)) with (n + S (S i))%nat in Hadm by lia. exact Hadm.
Qed.

(** Quotients of neighbours are the values of the tails. *)
Lemma tail_value n : g (S n) <> 0 /\
  converges (fun i => a (n + i)%nat) (fun i => b (n + i)%nat) (g n / g (S n)).
Proof.
  assert (P := pincherle (fun i => a (n + i)%nat) (fun i => b (n + i)%nat) (fun i => g (n + i)%nat)).
  cbv beta in P. rewrite Nat.add_0_r, Nat.add_1_r in P. apply P; [apply shifted_admissible|].
  split; [|split].
  - intros i. rewrite (recurrence (n + i)). repeat f_equal; lia.
  - apply is_lim_seq_ext with (u := fun i => g (i + n)%nat); [intros i; f_equal; lia|].
    apply (is_lim_seq_incr_n g n). apply Hmin.
  - rewrite Nat.add_0_r, Nat.add_1_r. apply nontrivial_at.
Qed.

Let X n := g n / g (S n).

Lemma quotient_step n : X n = a n + b (S n) / X (S n).
Proof.
  unfold X. rewrite (recurrence n) at 1.
  destruct (tail_value n) as [A _]. destruct (tail_value (S n)) as [B _]. field. split; assumption.
Qed.

Lemma quotient_at_least_one n : 1 <= X (S n).
Proof.
  destruct (tail_value (S n)) as [_ V]. refine (value_at_least_one _ _ (shifted_admissible (S n)) _ _ V).
  rewrite Nat.add_0_r, Nat.add_1_r. destruct (Hadm n) as [_ H]. exact H.
Qed.

Lemma quotient_above_one n : 1 < X (S n).
Proof.
  destruct (proper (S n)) as [m [Hm Hp]].
  assert (K : forall i, (S n <= m - i)%nat -> 1 < X (m - i)%nat).
  { intros i; induction i as [|i IH]; intros Hi.
    - rewrite Nat.sub_0_r in *. pose proof (quotient_at_least_one m) as G. rewrite quotient_step.
      destruct m as [|m]; [lia|]. destruct (Hadm m) as [_ [A _]]. destruct (Hadm (S m)) as [S0 _].
      assert (I0 : 0 < / X (S (S m))) by (apply Rinv_0_lt_compat; lra).
      assert (I1 : / X (S (S m)) <= 1) by (rewrite <- Rinv_1; apply Rinv_le_contravar; lra).
      unfold Rdiv. destruct S0 as [E | E]; rewrite E in *; lra.
    - destruct (Nat.eq_dec (m - i) (m - S i)) as [E | E]; [lia|].
      specialize (IH ltac:(lia)). replace (m - i)%nat with (S (m - S i)) in IH by lia. rewrite quotient_step.
      remember (m - S i)%nat as l. destruct l as [|l]; [lia|].
      destruct (Hadm l) as [_ [A B]]. destruct (Hadm (S l)) as [S0 _].
      assert (I0 : 0 < / X (S (S l))) by (apply Rinv_0_lt_compat; lra).
      assert (I1 : / X (S (S l)) < 1) by (rewrite <- Rinv_1; apply Rinv_lt_contravar; lra).
      unfold Rdiv. destruct S0 as [E2 | E2]; rewrite E2 in *; [lra|]. specialize (B eq_refl). lra. }
  replace (S n) with (m - (m - S n))%nat by lia. apply K. lia.
Qed.

(** An admissible fraction with integer terms that has a minimal solution is the expansion of its value. *)
Theorem admissible_expansion : (forall n, integer (a n)) -> g 1%nat <> 0 /\ expansion (g O / g 1%nat) a b.
Proof.
  intros I. destruct (pincherle a b g Hadm Hmin) as [G V].
  split; [exact G|]. split; [exact V|]. split; [exact I|]. split; [intros n; apply (Hadm n)|].
  exists X. split; [reflexivity|]. intros n. split; [apply quotient_step | apply quotient_above_one].
Qed.
End Expansion.
