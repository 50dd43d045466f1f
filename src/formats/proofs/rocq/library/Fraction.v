(** * Signed continued fractions

    a 0 + b 1 / (a 1 + b 2 / (a 2 + ...)) with every numerator [b n] equal to 1 or -1 (the number [b 0] is never used).

    Source: O. Perron, Die Lehre von den Kettenbruechen, Teubner 1954, Kap. I and Section 37. *)

Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

Section Fraction.
Variables a b : nat -> R.

(** ** Convergents *)

(** Numerators and denominators of the convergents, by their recurrence (Perron, Section 2). *)
Fixpoint numerator (n : nat) : R :=
  match n with
  | O => a O
  | S m => a n * numerator m + b n * match m with O => 1 | S l => numerator l end
  end.

Fixpoint denominator (n : nat) : R :=
  match n with
  | O => 1
  | S m => a n * denominator m + b n * match m with O => 0 | S l => denominator l end
  end.

Lemma numerator_step n :
  numerator (S (S n)) = a (S (S n)) * numerator (S n) + b (S (S n)) * numerator n.
Proof. reflexivity. Qed.

Lemma denominator_step n :
  denominator (S (S n)) = a (S (S n)) * denominator (S n) + b (S (S n)) * denominator n.
Proof. reflexivity. Qed.

(** The fraction has the value [x]: every convergent is defined, and they tend to [x]. *)
Definition converges (x : R) : Prop :=
  (forall n, denominator n <> 0) /\ is_lim_seq (fun n => numerator n / denominator n) x.

(** ** Admissible fractions *)

Definition sign (s : R) : Prop := s = 1 \/ s = -1.

Lemma sign_square s : sign s -> s * s = 1.
Proof. intros [-> | ->]; ring. Qed.

Lemma sign_abs s : sign s -> Rabs s = 1.
Proof. intros [-> | ->]; unfold Rabs; destruct Rcase_abs; lra. Qed.

(** From [a 1] on every term is at least 1, and at least 2 before a minus sign. *)
Definition admissible : Prop :=
  forall n, sign (b (S n)) /\ 1 <= a (S n) /\ (b (S (S n)) = -1 -> 2 <= a (S n)).

(** The denominators of an admissible fraction are at least 1 (Tietze 1911; Perron, Section 37). *)
Lemma admissible_denominators : admissible -> forall n,
  1 <= denominator n /\
  1 <= denominator n + b (S n) * match n with O => 0 | S l => denominator l end.
Proof.
  intros H n; induction n as [|n [IH1 IH2]].
  - simpl; split; lra.
  - destruct (H n) as [_ [Ha Hb]]. destruct (H (S n)) as [Hs _].
    change (denominator (S n))
      with (a (S n) * denominator n + b (S n) * match n with O => 0 | S l => denominator l end).
    set (t := b (S n) * match n with O => 0 | S l => denominator l end) in *.
    split; [nra|].
    destruct Hs as [E | E]; rewrite E in *.
    + nra.
    + specialize (Hb eq_refl); nra.
Qed.

(** ** Pincherle's theorem *)

(** A solution [g] of the recurrence of the fraction that tends to 0 and is not the zero sequence: a minimal solution. *)
Definition minimal (g : nat -> R) : Prop :=
  (forall n, g n = a n * g (S n) + b (S n) * g (S (S n))) /\
  is_lim_seq g 0 /\
  (g O <> 0 \/ g 1%nat <> 0).

(** The product of the numerators up to [b (n+1)], with signs: what is left of the determinants. *)
Fixpoint determinant_sign (n : nat) : R :=
  match n with O => - b 1%nat | S m => - b (S n) * determinant_sign m end.

Lemma determinant_sign_abs : (forall n, sign (b (S n))) -> forall n, Rabs (determinant_sign n) = 1.
Proof.
  intros H n; induction n as [|n IH].
  - simpl. rewrite Rabs_Ropp. apply sign_abs, H.
  - change (determinant_sign (S n)) with (- b (S (S n)) * determinant_sign n).
    rewrite Rabs_mult, Rabs_Ropp, IH, sign_abs by apply H. ring.
Qed.

(** How far the convergent is from the quotient [g 0 / g 1]. *)
Lemma remainder g : (forall n, g n = a n * g (S n) + b (S n) * g (S (S n))) -> forall n,
  numerator n * g 1%nat - denominator n * g O = determinant_sign n * g (S (S n)).
Proof.
  intros rec.
  assert (both : forall n,
    numerator n * g 1%nat - denominator n * g O = determinant_sign n * g (S (S n)) /\
    numerator (S n) * g 1%nat - denominator (S n) * g O = determinant_sign (S n) * g (S (S (S n)))).
  { intros n; induction n as [|n [IH1 IH2]].
    - split; simpl; rewrite (rec O); [ring|]. rewrite (rec 1%nat). ring.
    - split; [exact IH2|]. rewrite numerator_step, denominator_step.
      replace ((a (S (S n)) * numerator (S n) + b (S (S n)) * numerator n) * g 1%nat -
        (a (S (S n)) * denominator (S n) + b (S (S n)) * denominator n) * g O)
      with (a (S (S n)) * (numerator (S n) * g 1%nat - denominator (S n) * g O) +
        b (S (S n)) * (numerator n * g 1%nat - denominator n * g O)) by ring.
      rewrite IH1, IH2, (rec (S (S n))). simpl. ring. }
  intros n; apply both.
Qed.

(** Pincherle (1894): a minimal solution makes the fraction converge, and to [g 0 / g 1] (DLMF 3.10(iii) and 10.33).
    For admissible fractions the proof is short: the remainder above is [g (n+2)] up to its sign, and the denominators
    are at least 1. *)
Theorem pincherle g : admissible -> minimal g -> g 1%nat <> 0 /\ converges (g O / g 1%nat).
Proof.
  intros Ha [rec [lim nontrivial]].
  assert (Q : forall n, 1 <= denominator n) by (intros n; apply (admissible_denominators Ha n)).
  assert (Hb : forall n, sign (b (S n))) by (intros n; apply (Ha n)).
  assert (D : forall n, Rabs (numerator n * g 1%nat - denominator n * g O) = Rabs (g (S (S n)))).
  { intros n. rewrite (remainder g rec), Rabs_mult, (determinant_sign_abs Hb). ring. }
  assert (lim2 : is_lim_seq (fun n => Rabs (g (S (S n)))) 0).
  { apply -> is_lim_seq_abs_0. apply (is_lim_seq_incr_1 (fun n => g (S n))).
    apply (is_lim_seq_incr_1 g). exact lim. }
  assert (G : g 1%nat <> 0).
  { intros E. destruct nontrivial as [nontrivial | nontrivial]; [|contradiction].
    assert (L : is_lim_seq (fun _ : nat => Rabs (g O)) 0).
    { apply is_lim_seq_le_le with (u := fun _ => 0) (w := fun n => Rabs (g (S (S n)))).
      - intros n; split; [apply Rabs_pos|]. rewrite <- D, E.
        replace (numerator n * 0 - denominator n * g O) with (- (denominator n * g O)) by ring.
        rewrite Rabs_Ropp, Rabs_mult, (Rabs_pos_eq (denominator n)) by (specialize (Q n); lra).
        specialize (Q n). pose proof (Rabs_pos (g O)). nra.
      - apply is_lim_seq_const.
      - exact lim2. }
    apply is_lim_seq_unique in L. rewrite Lim_seq_const in L. injection L as L.
    apply Rabs_eq_0 in L. contradiction. }
  split; [exact G|]. split.
  - intros n E. specialize (Q n). lra.
  - replace (Finite (g O / g 1%nat)) with (Finite (0 + g O / g 1%nat)) by (f_equal; ring).
    apply is_lim_seq_ext
      with (u := fun n => (numerator n / denominator n - g O / g 1%nat) + g O / g 1%nat).
    { intros n; ring. }
    apply (is_lim_seq_plus' _ _ 0 (g O / g 1%nat)); [|apply is_lim_seq_const].
    apply <- is_lim_seq_abs_0.
    apply is_lim_seq_le_le
      with (u := fun _ => 0) (w := fun n => Rabs (g (S (S n))) * / Rabs (g 1%nat)).
    + intros n; split; [apply Rabs_pos|]. specialize (Q n).
      replace (numerator n / denominator n - g O / g 1%nat)
        with ((numerator n * g 1%nat - denominator n * g O) / (denominator n * g 1%nat))
        by (field; split; [exact G | lra]).
      unfold Rdiv. rewrite Rabs_mult, D, Rabs_inv, Rabs_mult, (Rabs_pos_eq (denominator n)) by lra.
      apply Rmult_le_compat_l; [apply Rabs_pos|].
      pose proof (Rabs_pos_lt _ G). apply Rinv_le_contravar; nra.
    + apply is_lim_seq_const.
    + replace (Finite 0) with (Finite (0 * / Rabs (g 1%nat))) by (f_equal; ring).
      apply (is_lim_seq_mult' _ _ 0 (/ Rabs (g 1%nat))); [exact lim2 | apply is_lim_seq_const].
Qed.

End Fraction.
