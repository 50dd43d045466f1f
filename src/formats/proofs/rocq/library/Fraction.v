(** * Continued fractions

    a 0 + b 1 / (a 1 + b 2 / (a 2 + ...)) with numerators [b n] of size at least 1, mostly 1 or -1 (the number [b 0] is
    never used).

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

(** From [a 1] on every term is at least the size of the numerator before it, and larger by 1 before a negative numerator.
    With numerators 1 and -1: at least 1, and at least 2 before a minus sign. *)
Definition admissible : Prop :=
  forall n, 1 <= Rabs (b (S n)) /\ Rabs (b (S n)) <= a (S n) /\
    (b (S (S n)) < 0 -> Rabs (b (S n)) + 1 <= a (S n)).

(** |b 1 b 2 ... b n|. *)
Fixpoint size (n : nat) : R := match n with O => 1 | S m => Rabs (b n) * size m end.

Lemma size_at_least_one : admissible -> forall n, 1 <= size n.
Proof.
  intros H n; induction n as [|n IH]; [simpl; lra|].
  change (size (S n)) with (Rabs (b (S n)) * size n). destruct (H n) as [B _]. nra.
Qed.

(** The denominators of an admissible fraction are at least as large (Tietze 1911 for 1 and -1; Perron, Section 37). *)
Lemma admissible_denominators : admissible -> forall n,
  let before := match n with O => 0 | S l => denominator l end in
  size n <= denominator n /\ 0 <= before /\ (b (S n) < 0 -> size n <= denominator n - before).
Proof.
  intros H n; induction n as [|n [IH1 [IH2 IH3]]]; cbv zeta in *.
  - simpl; repeat split; lra.
  - destruct (H n) as [B1 [Ha Hb]]. pose proof (size_at_least_one H n) as Z.
    change (denominator (S n)) with (a (S n) * denominator n + b (S n) * match n with O => 0 | S l => denominator l end).
    change (size (S n)) with (Rabs (b (S n)) * size n).
    set (t := match n with O => 0 | S l => denominator l end) in *. set (d := denominator n) in *.
    set (c := Rabs (b (S n))) in *.
    assert (M : b (S n) * t = c * t \/ (b (S n) * t = - (c * t) /\ size n <= d - t)).
    { unfold c. destruct (Rlt_le_dec (b (S n)) 0) as [L | L].
      - right. split; [rewrite (Rabs_left _ L); ring | exact (IH3 L)].
      - left. rewrite Rabs_pos_eq by exact L. reflexivity. }
    assert (P : c * size n <= a (S n) * d + b (S n) * t) by (destruct M as [-> | [-> M]]; nra).
    split; [exact P|]. split; [lra|]. intros L. specialize (Hb L).
    destruct M as [-> | [-> M]]; nra.
Qed.

Lemma denominator_positive : admissible -> forall n, 1 <= denominator n.
Proof.
  intros H n. pose proof (size_at_least_one H n). destruct (admissible_denominators H n) as [D _]. lra.
Qed.

(** ** Pincherle's theorem *)

(** A solution [g] of the recurrence of the fraction, other than the zero sequence, for which b (n+1) g (n+2) tends to 0: a
    minimal solution. *)
Definition minimal (g : nat -> R) : Prop :=
  (forall n, g n = a n * g (S n) + b (S n) * g (S (S n))) /\
  is_lim_seq (fun n => b (S n) * g (S (S n))) 0 /\
  (g O <> 0 \/ g 1%nat <> 0).

(** The product of the numerators up to [b (n+1)], with signs: the determinant of n + 1 steps. *)
Fixpoint determinant (n : nat) : R :=
  match n with O => - b 1%nat | S m => - b (S n) * determinant m end.

Lemma determinant_abs n : Rabs (determinant n) = size (S n).
Proof.
  induction n as [|n IH].
  - simpl. rewrite Rabs_Ropp. ring.
  - change (determinant (S n)) with (- b (S (S n)) * determinant n).
    rewrite Rabs_mult, Rabs_Ropp, IH. reflexivity.
Qed.

(** How far the convergent is from the quotient [g 0 / g 1]. *)
Lemma remainder g : (forall n, g n = a n * g (S n) + b (S n) * g (S (S n))) -> forall n,
  numerator n * g 1%nat - denominator n * g O = determinant n * g (S (S n)).
Proof.
  intros rec.
  assert (both : forall n,
    numerator n * g 1%nat - denominator n * g O = determinant n * g (S (S n)) /\
    numerator (S n) * g 1%nat - denominator (S n) * g O = determinant (S n) * g (S (S (S n)))).
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
    For admissible fractions the proof is short: the remainder above is b (n+1) g (n+2) up to its sign and the factor
    [size n], and the denominators are at least [size n]. *)
Theorem pincherle g : admissible -> minimal g -> g 1%nat <> 0 /\ converges (g O / g 1%nat).
Proof.
  intros Ha [rec [lim nontrivial]].
  assert (Q : forall n, 1 <= denominator n) by (intros n; apply (denominator_positive Ha)).
  set (rest := fun n => Rabs (b (S n) * g (S (S n)))).
  assert (lim2 : is_lim_seq rest 0) by (apply -> is_lim_seq_abs_0; exact lim).
  assert (D : forall n, Rabs (numerator n * g 1%nat - denominator n * g O) <= denominator n * rest n).
  { intros n. rewrite (remainder g rec), Rabs_mult, determinant_abs. unfold rest. rewrite Rabs_mult.
    change (size (S n)) with (Rabs (b (S n)) * size n). destruct (admissible_denominators Ha n) as [L _].
    pose proof (Rabs_pos (b (S n))). pose proof (Rabs_pos (g (S (S n)))).
    replace (Rabs (b (S n)) * size n * Rabs (g (S (S n)))) with (size n * (Rabs (b (S n)) * Rabs (g (S (S n))))) by ring.
    apply Rmult_le_compat_r; [apply Rmult_le_pos; assumption | exact L]. }
  assert (G : g 1%nat <> 0).
  { intros E. destruct nontrivial as [nontrivial | nontrivial]; [|contradiction].
    assert (L : is_lim_seq (fun _ : nat => Rabs (g O)) 0).
    { apply is_lim_seq_le_le with (u := fun _ => 0) (w := rest).
      - intros n; split; [apply Rabs_pos|]. specialize (D n). specialize (Q n). rewrite E in D.
        replace (numerator n * 0 - denominator n * g O) with (- (denominator n * g O)) in D by ring.
        rewrite Rabs_Ropp, Rabs_mult, (Rabs_pos_eq (denominator n)) in D by lra.
        apply (Rmult_le_reg_l (denominator n)); lra.
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
    apply is_lim_seq_le_le with (u := fun _ => 0) (w := fun n => rest n * / Rabs (g 1%nat)).
    + intros n; split; [apply Rabs_pos|]. specialize (Q n). specialize (D n).
      replace (numerator n / denominator n - g O / g 1%nat)
        with ((numerator n * g 1%nat - denominator n * g O) / (denominator n * g 1%nat))
        by (field; split; [exact G | lra]).
      unfold Rdiv. rewrite Rabs_mult, Rabs_inv, Rabs_mult, (Rabs_pos_eq (denominator n)) by lra.
      pose proof (Rabs_pos_lt _ G).
      apply Rle_trans with (denominator n * rest n * / (denominator n * Rabs (g 1%nat))).
      * apply Rmult_le_compat_r; [|exact D]. left. apply Rinv_0_lt_compat. nra.
      * right. field. lra.
    + apply is_lim_seq_const.
    + replace (Finite 0) with (Finite (0 * / Rabs (g 1%nat))) by (f_equal; ring).
      apply (is_lim_seq_mult' _ _ 0 (/ Rabs (g 1%nat))); [exact lim2 | apply is_lim_seq_const].
Qed.

End Fraction.
