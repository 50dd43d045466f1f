(** * The theorem behind a certificate

    Let S(t) be the steps of a ladder (Ladder.v) with V(t) = (V1, V2)(t), T(j) = S(s + r j) ... S(s + r j + r - 1), and M(j) the
    product of N steps of an admissible fraction from term h + N j on. If for all j

      T(j) U(j+1) = lambda(j) U(j) M(j),        |det U(j)| >= 1,                                              (identity)
      W S(0) ... S(s-1) U(0) = mu (product of the first h steps),        mu <> 0,                             (heads)

    with entries of U of polynomial growth, then the fraction is the expansion of W (V1(0)/V2(0)), as a Moebius map. So the steps
    of the two differ by a coboundary; the minimal solution of the one is carried to that of the other by the adjugates
    of U. *)

Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Fraction Growth Matrices Expansion Transport Ladder.
Open Scope R_scope.

Section Coboundary.
(** The ladder. *)
Variables (rung : nat -> matrix) (V : nat -> vector) (beta : nat -> R) (C : R).
Hypothesis HV : is_ladder rung V beta C.

(** The fraction. *)
Variables a b : nat -> R.
Hypothesis Hadm : admissible a b.
Hypothesis Hint : forall n, integer (a n).
Hypothesis Hint_b : forall n, integer (b (S n)).
Hypothesis proper : forall n, exists m, (n <= m)%nat /\ (0 < b (S m) \/ Rabs (b m) + 2 <= a m).
Variables h N s r : nat.
Hypothesis HN : (1 <= N)%nat.
Hypothesis Hr : (1 <= r)%nat.
Hypothesis Ha : forall i, (i < N)%nat -> polynomial_growth (fun j => a (h + N * j + i)%nat).

(** The certificate. *)
Variable lambda : nat -> R.
Variable U : nat -> matrix.
Hypothesis Hdet : forall j, 1 <= Rabs (det (U j)).
Hypothesis U11 : polynomial_growth (fun j => m11 (U j)).
Hypothesis U12 : polynomial_growth (fun j => m12 (U j)).
Hypothesis U21 : polynomial_growth (fun j => m21 (U j)).
Hypothesis U22 : polynomial_growth (fun j => m22 (U j)).
Let T (j : nat) : matrix := climb rung (s + r * j) r.
Let M (j : nat) : matrix := steps a b (h + N * j) N.
Hypothesis identity : forall j, times (T j) (U (S j)) = scale (lambda j) (times (U j) (M j)).
Variable W : matrix.
Variable mu : R.
Hypothesis Hmu : mu <> 0.
Hypothesis heads : times (times W (climb rung 0 s)) (U O) = scale mu (steps a b 0 h).

Let f (t : nat) : vector := scaled V beta t.
Let w (j : nat) : vector := act (adjugate (U j)) (f (s + r * j)).
Let factor (j : nat) : R := lambda j * det (U j) / det (U (S j)).

Lemma det_nonzero j : det (U j) <> 0.
Proof. specialize (Hdet j). intros Z. rewrite Z, Rabs_R0 in Hdet. lra. Qed.

(** adj(U(j)) T(j) U(j+1) adj(U(j+1)) read in two ways. *)
Lemma w_recurrence j : w j = scale_vector (factor j) (act (M j) (w (S j))).
Proof.
  unfold w, f. rewrite (scaled_climb _ _ _ _ HV r (s + r * j)). replace (s + r * S j)%nat with (s + r * j + r)%nat by lia.
  rewrite <- act_scale, <- !act_times. f_equal.
  apply (scale_injective (det (U (S j)))); [apply det_nonzero|].
  pose proof (identity j) as I. unfold T in I. set (K := climb rung (s + r * j) r) in *.
  transitivity (times (times (adjugate (U j)) K) (times (U (S j)) (adjugate (U (S j))))).
  { rewrite times_adjugate, times_scale_r, times_unit_r. reflexivity. }
  rewrite times_assoc, <- (times_assoc (adjugate (U j)) K (U (S j))), I.
  rewrite times_scale_r, times_assoc, adjugate_times, !times_scale_l, times_unit_l, !scale_twice.
  f_equal. unfold factor. field. apply det_nonzero.
Qed.

(** The squares of the factors, by the determinants. *)
Lemma factors_square j : factors factor j ^ 2 <= Rabs (det (U O)) / determinants rung s * determinants rung (s + r * j).
Proof.
  pose proof (determinants_positive _ _ _ _ HV s) as Ds.
  assert (E : exists p, 1 <= p /\
    factors factor j ^ 2 * Rabs (det (U j)) * p = Rabs (det (U O)) / determinants rung s * determinants rung (s + r * j)).
  { induction j as [|j [p [P IH]]].
    - exists 1. split; [lra|]. simpl factors. rewrite Nat.mul_0_r, Nat.add_0_r. field. lra.
    - exists (p * Rabs (det (M j))). split.
      { pose proof (det_steps a b Hadm N (h + N * j)) as D. unfold M. nra. }
      assert (D : Rabs (lambda j) ^ 2 * Rabs (det (U j)) * Rabs (det (M j)) = Rabs (det (T j)) * Rabs (det (U (S j)))).
      { rewrite <- Rabs_mult, <- det_times, identity, det_scale, det_times, !Rabs_mult. ring. }
      pose proof (determinants_climb rung r (s + r * j)) as E. replace (s + r * S j)%nat with (s + r * j + r)%nat by lia.
      rewrite <- E. fold (T j). clear E.
      rewrite <- (Rmult_assoc (Rabs (det (U O)) / determinants rung s)), <- IH. simpl factors. unfold factor at 2.
      pose proof (Hdet j) as D0. pose proof (Hdet (S j)) as D1.
      rewrite <- (pow2_abs (factors factor j * (lambda j * det (U j) / det (U (S j))))), <- (pow2_abs (factors factor j)).
      unfold Rdiv at 1. rewrite !Rabs_mult, Rabs_inv.
      set (F := Rabs (factors factor j)). set (d0 := Rabs (det (U j))) in *. set (d1 := Rabs (det (U (S j)))) in *.
      transitivity (F ^ 2 * d0 * p * (Rabs (lambda j) ^ 2 * d0 * Rabs (det (M j))) / d1); [field; lra|].
      rewrite D. field. lra. }
  destruct E as [p [P E]]. rewrite <- E. specialize (Hdet j).
  assert (0 <= factors factor j ^ 2) by apply pow2_ge_0.
  assert (1 <= Rabs (det (U j)) * p) by nra. nra.
Qed.

Lemma factors_rapid u : rapid (fun j => determinants rung (s + r * j) * u j ^ 2) ->
  rapid (fun j => factors factor j * u j).
Proof.
  intros Hu. apply rapid_of_square.
  apply rapid_below with (c := Rabs (det (U O)) / determinants rung s)
    (v := fun j => determinants rung (s + r * j) * u j ^ 2); [|exact Hu].
  intros j. pose proof (factors_square j) as F. pose proof (pow2_ge_0 (u j)) as U0.
  pose proof (determinants_positive _ _ _ _ HV (s + r * j)) as D.
  rewrite Rpow_mult_distr, Rabs_pos_eq by (apply Rmult_le_pos; [apply pow2_ge_0 | exact U0]).
  rewrite (Rabs_pos_eq (determinants rung (s + r * j) * u j ^ 2)) by (apply Rmult_le_pos; lra).
  rewrite <- Rmult_assoc. apply Rmult_le_compat_r; assumption.
Qed.

Lemma w_rapid : rapid (fun j => factors factor j * top (w j)) /\ rapid (fun j => factors factor j * bottom (w j)).
Proof.
  destruct (scaled_rapid _ _ _ _ HV s r Hr) as [F1 F2]. apply factors_rapid in F1, F2.
  split; unfold w, act, adjugate, f; cbn [top bottom m11 m12 m21 m22].
  - apply rapid_ext with (u := fun j => m22 (U j) * (factors factor j * top (scaled V beta (s + r * j))) +
      (- m12 (U j)) * (factors factor j * bottom (scaled V beta (s + r * j)))); [intros; ring|].
    apply rapid_plus; apply rapid_mult; auto using growth_opp.
  - apply rapid_ext with (u := fun j => (- m21 (U j)) * (factors factor j * top (scaled V beta (s + r * j))) +
      m11 (U j) * (factors factor j * bottom (scaled V beta (s + r * j)))); [intros; ring|].
    apply rapid_plus; apply rapid_mult; auto using growth_opp.
Qed.

Lemma w_nonzero : w O <> Vector 0 0.
Proof.
  unfold w. intros Z. apply act_injective in Z.
  - exact (scaled_nonzero _ _ _ _ HV _ Z).
  - pose proof (det_nonzero O) as D. unfold det, adjugate in *; cbn [m11 m12 m21 m22] in *. intros E. apply D. lra.
Qed.

(** W V(0) as a vector. *)
Definition image : vector := act W (V O).

Theorem coboundary : bottom image <> 0 /\ expansion (top image / bottom image) a b.
Proof.
  assert (X : bottom (act (steps a b 0 h) (w O)) <> 0 /\
    expansion (top (act (steps a b 0 h) (w O)) / bottom (act (steps a b 0 h) (w O))) a b).
  { destruct w_rapid as [F1 F2].
    exact (transport a b Hadm Hint Hint_b proper h N HN factor w w_recurrence F1 F2 Ha w_nonzero). }
  assert (E : scale_vector (det (U O)) image = scale_vector mu (act (steps a b 0 h) (w O))).
  { unfold image. replace (V O) with (f O) by (unfold f, scaled; simpl; rewrite Rinv_1; apply scale_vector_one).
    unfold f. rewrite (scaled_climb _ _ _ _ HV s O). change (0 + s)%nat with s.
    rewrite <- act_times, <- act_scale.
    replace (scale (det (U O)) (times W (climb rung 0 s)))
      with (times (times W (climb rung 0 s)) (times (U O) (adjugate (U O)))).
    2:{ rewrite times_adjugate, times_scale_r, times_unit_r. reflexivity. }
    rewrite times_assoc, heads, times_scale_l, act_scale, act_times. unfold w, f.
    replace (s + r * 0)%nat with s by lia. reflexivity. }
  revert X E. generalize (act (steps a b 0 h) (w O)) as G. generalize image as I. generalize (det_nonzero O) as HD.
  generalize (det (U O)) as D. clear - Hmu.
  intros D HD [i1 i2] [g1 g2]. unfold scale_vector; simpl. intros [G2 X] E. injection E as E1 E2.
  assert (I2 : i2 <> 0).
  { intros ->. assert (mu * g2 <> 0) by (apply Rmult_integral_contrapositive_currified; assumption). lra. }
  split; [exact I2|]. replace (i1 / i2) with (g1 / g2); [exact X|].
  apply (Rmult_eq_reg_l (D * i2)); [|apply Rmult_integral_contrapositive_currified; assumption].
  replace (D * i2 * (i1 / i2)) with (D * i1) by (field; assumption).
  rewrite E1, E2. field; assumption.
Qed.

End Coboundary.
