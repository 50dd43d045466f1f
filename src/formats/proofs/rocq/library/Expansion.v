(** * The expansion of a number

    Under a given sequence of numerators, integers other than 0, every irrational number [x] is expanded by

      x_0 = x,   a_n = floor x_n if b_(n+1) > 0, ceiling x_n if b_(n+1) < 0,   x_(n+1) = b_(n+1) / (x_n - a_n).

    A fraction is the expansion of its value exactly if its terms are integers and every complete quotient x_(n+1) exceeds
    |b_(n+1)|. Here this is shown of admissible fractions whose tails are not parabolic (2 - 1/(2 - 1/(2 - ...)) and its
    like, whose values are rational), and that a number has but one expansion under given numerators.

    Source: O. Perron, Die Lehre von den Kettenbruechen, Teubner 1954, Sections 37 to 40 (semi-regular fractions). *)

Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Fraction.
Open Scope R_scope.

Definition integer (x : R) : Prop := exists z : Z, x = IZR z.

(** [x] is the value of the fraction, and the fraction is the expansion of [x] under its numerators: terms and numerators are
    integers, no numerator is 0, and the complete quotients [X] exceed the numerators before them in size. With numerators 1 and
    -1 that is the signed expansion, with complete quotients above 1. *)
Definition expansion (x : R) (a b : nat -> R) : Prop :=
  converges a b x /\
  (forall n, integer (a n)) /\
  (forall n, integer (b (S n)) /\ b (S n) <> 0) /\
  exists X : nat -> R, X O = x /\ forall n, X n = a n + b (S n) / X (S n) /\ Rabs (b (S n)) < X (S n).

(** ** A number has one expansion *)

Lemma integers_apart x y : integer x -> integer y -> Rabs (x - y) < 1 -> x = y.
Proof.
  intros [m ->] [n ->]. rewrite <- minus_IZR, <- abs_IZR. intros H. apply lt_IZR in H. f_equal. lia.
Qed.

(** Terms are determined by the complete quotient: the floor before a plus, the ceiling before a minus. *)
Lemma term_of_quotient x s a1 a2 y1 y2 : s <> 0 -> integer a1 -> integer a2 -> Rabs s < y1 -> Rabs s < y2 ->
  x = a1 + s / y1 -> x = a2 + s / y2 -> a1 = a2 /\ y1 = y2.
Proof.
  intros Hs I1 I2 G1 G2 E1 E2. pose proof (Rabs_pos_lt s Hs) as P.
  assert (inv : forall y, Rabs s < y -> 0 < / y /\ Rabs s * / y < 1).
  { intros y Hy. assert (I : 0 < / y) by (apply Rinv_0_lt_compat; lra). split; [exact I|].
    assert (J : y * / y = 1) by (apply Rinv_r; lra). nra. }
  destruct (inv y1 G1) as [J1 K1]. destruct (inv y2 G2) as [J2 K2].
  assert (M : s * / y1 - s * / y2 = a2 - a1) by (unfold Rdiv in *; lra).
  assert (A : a1 = a2).
  { apply integers_apart; [exact I1 | exact I2|]. apply Rabs_def1;
      destruct (Rlt_le_dec s 0) as [L | L];
      [rewrite Rabs_left in * by exact L | rewrite Rabs_pos_eq in * by exact L
      | rewrite Rabs_left in * by exact L | rewrite Rabs_pos_eq in * by exact L]; nra. }
  split; [exact A|]. rewrite <- (Rinv_inv y1), <- (Rinv_inv y2). f_equal.
  apply (Rmult_eq_reg_l s); [lra | exact Hs].
Qed.

Theorem expansion_unique x a1 a2 b : expansion x a1 b -> expansion x a2 b -> forall n, a1 n = a2 n.
Proof.
  intros [_ [I1 [Sg [X [X0 HX]]]]] [_ [I2 [_ [Y [Y0 HY]]]]].
  assert (same : forall n, X n = Y n).
  { intros n; induction n as [|n IH]; [congruence|].
    destruct (HX n) as [EX GX], (HY n) as [EY GY]. rewrite IH in EX.
    apply (term_of_quotient (Y n) (b (S n)) (a1 n) (a2 n)); auto. apply Sg. }
  intros n. destruct (HX n) as [EX GX], (HY n) as [EY GY]. rewrite same in EX.
  apply (term_of_quotient (Y n) (b (S n)) (a1 n) (a2 n) (X (S n)) (Y (S n))); auto. apply Sg.
Qed.

(** ** Admissible fractions are expansions *)

Section LeastValue.
Variables a b : nat -> R.
Hypothesis Hadm : admissible a b.
Variable least : R.
Hypothesis first : least <= a O /\ (b 1%nat < 0 -> least + 1 <= a O).

Let difference n := numerator a b n - least * denominator a b n.

Lemma difference_nonnegative n :
  let before := match n with O => 1 | S l => difference l end in
  0 <= difference n /\ 0 <= before /\ (b (S n) < 0 -> 0 <= difference n - before).
Proof.
  unfold difference. induction n as [|n [IH1 [IH2 IH3]]]; cbv zeta in *.
  - simpl. destruct first as [A B]. split; [lra|]. split; [lra|]. intros L. specialize (B L). lra.
  - destruct (Hadm n) as [B1 [Ha Hb]].
    set (u := match n with O => 1 | S l => numerator a b l - least * denominator a b l end) in *.
    assert (R : numerator a b (S n) - least * denominator a b (S n) =
      a (S n) * (numerator a b n - least * denominator a b n) + b (S n) * u).
    { unfold u. destruct n; simpl; ring. }
    rewrite R. set (d := numerator a b n - least * denominator a b n) in *. set (c := Rabs (b (S n))) in *.
    assert (M : b (S n) * u = c * u \/ (b (S n) * u = - (c * u) /\ 0 <= d - u)).
    { unfold c. destruct (Rlt_le_dec (b (S n)) 0) as [L | L].
      - right. split; [rewrite (Rabs_left _ L); ring | exact (IH3 L)].
      - left. rewrite Rabs_pos_eq by exact L. reflexivity. }
    split; [destruct M as [-> | [-> M]]; nra|]. split; [exact IH1|]. intros L. specialize (Hb L).
    destruct M as [-> | [-> M]]; nra.
Qed.

Lemma value_at_least x : converges a b x -> least <= x.
Proof.
  intros [_ L]. assert (K : Rbar_le least x); [|exact K].
  apply (is_lim_seq_le (fun _ => least) (fun n => numerator a b n / denominator a b n));
    [|apply is_lim_seq_const | exact L].
  intros n. destruct (difference_nonnegative n) as [D _].
  pose proof (denominator_positive a b Hadm n) as Q. unfold difference in D.
  apply (Rmult_le_reg_r (denominator a b n)); [lra|].
  replace (numerator a b n / denominator a b n * denominator a b n) with (numerator a b n) by (field; lra). lra.
Qed.
End LeastValue.

Section Expansion.
Variables a b g : nat -> R.
Hypothesis Hadm : admissible a b.
Hypothesis Hmin : minimal a b g.
(** Not parabolic: it is not so that from some term on all are |b n| + 1 before a negative numerator. *)
Hypothesis proper : forall n, exists m, (n <= m)%nat /\ (0 < b (S m) \/ Rabs (b m) + 2 <= a m).

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
  - apply is_lim_seq_ext with (u := fun i => b (S (i + n)) * g (S (S (i + n)))%nat);
      [intros i; f_equal; f_equal; lia|].
    apply (is_lim_seq_incr_n (fun i => b (S i) * g (S (S i))) n). apply Hmin.
  - rewrite Nat.add_0_r, Nat.add_1_r. apply nontrivial_at.
Qed.

Let X n := g n / g (S n).

Lemma quotient_step n : X n = a n + b (S n) / X (S n).
Proof.
  unfold X. rewrite (recurrence n) at 1.
  destruct (tail_value n) as [A _]. destruct (tail_value (S n)) as [B _]. field. split; assumption.
Qed.

Lemma quotient_at_least n : Rabs (b (S n)) <= X (S n).
Proof.
  destruct (tail_value (S n)) as [_ V]. refine (value_at_least _ _ (shifted_admissible (S n)) _ _ _ V).
  rewrite Nat.add_0_r, Nat.add_1_r. destruct (Hadm n) as [_ H]. exact H.
Qed.

Lemma numerator_over_quotient n : 0 < / X (S n) /\ Rabs (b (S n)) * / X (S n) <= 1 /\
  (Rabs (b (S n)) < X (S n) -> Rabs (b (S n)) * / X (S n) < 1).
Proof.
  pose proof (quotient_at_least n) as G. destruct (Hadm n) as [B _].
  assert (I : 0 < / X (S n)) by (apply Rinv_0_lt_compat; lra).
  assert (J : X (S n) * / X (S n) = 1) by (apply Rinv_r; lra). repeat split; [exact I | nra | nra].
Qed.

Lemma quotient_above n : Rabs (b (S n)) < X (S n).
Proof.
  destruct (proper (S n)) as [m [Hm Hp]].
  assert (K : forall i, (S n <= m - i)%nat -> Rabs (b (m - i)%nat) < X (m - i)%nat).
  { intros i; induction i as [|i IH]; intros Hi.
    - rewrite Nat.sub_0_r in *. rewrite quotient_step. destruct m as [|m]; [lia|].
      destruct (Hadm m) as [_ [A _]]. destruct (Hadm (S m)) as [B _].
      destruct (numerator_over_quotient (S m)) as [I0 [I1 _]]. unfold Rdiv.
      destruct (Rlt_le_dec (b (S (S m))) 0) as [L | L].
      + destruct Hp as [Hp | Hp]; [lra|]. rewrite (Rabs_left _ L) in I1. lra.
      + rewrite (Rabs_pos_eq _ L) in B. assert (0 < b (S (S m)) * / X (S (S m))) by (apply Rmult_lt_0_compat; lra). lra.
    - destruct (Nat.eq_dec (m - i) (m - S i)) as [E | E]; [lia|].
      specialize (IH ltac:(lia)). replace (m - i)%nat with (S (m - S i)) in IH by lia. rewrite quotient_step.
      remember (m - S i)%nat as l. destruct l as [|l]; [lia|].
      destruct (Hadm l) as [_ [A B]]. destruct (Hadm (S l)) as [B1 _].
      destruct (numerator_over_quotient (S l)) as [I0 [I1 I2]]. specialize (I2 IH). unfold Rdiv.
      destruct (Rlt_le_dec (b (S (S l))) 0) as [L | L].
      + specialize (B L). rewrite (Rabs_left _ L) in I2. lra.
      + rewrite (Rabs_pos_eq _ L) in B1. assert (0 < b (S (S l)) * / X (S (S l))) by (apply Rmult_lt_0_compat; lra). lra. }
  replace (S n) with (m - (m - S n))%nat by lia. apply K. lia.
Qed.

(** An admissible fraction of integers that has a minimal solution is the expansion of its value. *)
Theorem admissible_expansion : (forall n, integer (a n)) -> (forall n, integer (b (S n))) ->
  g 1%nat <> 0 /\ expansion (g O / g 1%nat) a b.
Proof.
  intros I J. destruct (pincherle a b g Hadm Hmin) as [G V].
  split; [exact G|]. split; [exact V|]. split; [exact I|]. split.
  - intros n. split; [apply J|]. destruct (Hadm n) as [B _]. intros Z. rewrite Z, Rabs_R0 in B. lra.
  - exists X. split; [reflexivity|]. intros n. split; [apply quotient_step | apply quotient_above].
Qed.
End Expansion.
