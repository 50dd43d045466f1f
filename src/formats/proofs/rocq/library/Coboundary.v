(** * The theorem behind a certificate

    Let K(t) = [[al t, sigma], [1, 0]] be the steps of a classical fraction (Minimal.v) and M(j) the product of N steps of
    an admissible fraction from term h + N j on. If for all j

      K(s + r j) ... K(s + r j + r - 1) U(j+1) = lambda U(j) M(j),        det U(j) = D <> 0,                     (identity)
      W K(0) ... K(s-1) U(0) = mu (product of the first h steps),         mu <> 0,                               (heads)

    with entries of U of polynomial growth, then the fraction is the signed expansion of W kappa_0, where
    kappa_0 = solution 0 / solution 1 is the value of the classical fraction. So the steps of the two fractions differ by a
    coboundary; the minimal solution of the one is carried to that of the other by the adjugates of U. *)

Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Fraction Growth Hypergeometric Minimal Matrices Expansion Transport.
Open Scope R_scope.

Section Coboundary.
(** The classical fraction. *)
Variables (c z sigma k : R) (al : nat -> R).
Hypothesis Hc : 0 < c.
Hypothesis Hs : sign sigma.
Hypothesis Hk : 0 < k.
Hypothesis Hal : forall t, k * (INR t + 1) <= al t.
Hypothesis Hz : forall t, z * (al t * al (S t)) = sigma * ((c + INR t) * (c + INR t + 1)).

Fixpoint classical_steps (t n : nat) : matrix :=
  match n with O => unit | S l => times (step (al t) sigma) (classical_steps (S t) l) end.

Let fv (t : nat) : vector := Vector (solution c z al t) (solution c z al (S t)).

Lemma fv_steps n : forall t, fv t = act (classical_steps t n) (fv (t + n)).
Proof.
  induction n as [|n IH]; intros t.
  - simpl. rewrite Nat.add_0_r, act_unit. reflexivity.
  - simpl classical_steps. rewrite act_times. replace (t + S n)%nat with (S t + n)%nat by lia. rewrite <- IH.
    unfold fv, act, step. cbn [top bottom m11 m12 m21 m22].
    f_equal; [|ring]. apply (solution_recurrence c z sigma k al); assumption.
Qed.

(** The fraction. *)
Variables a b : nat -> R.
Hypothesis Hadm : admissible a b.
Hypothesis Hint : forall n, integer (a n).
Hypothesis proper : forall n, exists m, (n <= m)%nat /\ 2 <= a m + b (S m).
Variables h N s r : nat.
Hypothesis HN : (1 <= N)%nat.
Hypothesis Hr : (1 <= r)%nat.
Hypothesis Ha : forall i, (i < N)%nat -> polynomial_growth (fun j => a (h + N * j + i)%nat).

(** The certificate. *)
Variable lambda : R.
Hypothesis Hlambda : sign lambda.
Variable U : nat -> matrix.
Variable D : R.
Hypothesis HD : D <> 0.
Hypothesis Hdet : forall j, det (U j) = D.
Hypothesis U11 : polynomial_growth (fun j => m11 (U j)).
Hypothesis U12 : polynomial_growth (fun j => m12 (U j)).
Hypothesis U21 : polynomial_growth (fun j => m21 (U j)).
Hypothesis U22 : polynomial_growth (fun j => m22 (U j)).
Hypothesis identity : forall j,
  times (classical_steps (s + r * j) r) (U (S j)) = scale lambda (times (U j) (steps a b (h + N * j) N)).
Variable W : matrix.
Variable mu : R.
Hypothesis Hmu : mu <> 0.
Hypothesis heads : times (times W (classical_steps 0 s)) (U O) = scale mu (steps a b 0 h).

Let w (j : nat) : vector := act (adjugate (U j)) (fv (s + r * j)).

(** D adj(U(j)) K U(j+1) adj(U(j+1)) read in two ways. *)
Lemma w_recurrence j : w j = scale_vector lambda (act (steps a b (h + N * j) N) (w (S j))).
Proof.
  unfold w. rewrite (fv_steps r (s + r * j)). replace (s + r * S j)%nat with (s + r * j + r)%nat by lia.
  rewrite <- act_scale, <- !act_times. f_equal.
  apply (scale_injective D); [exact HD|].
  set (K := classical_steps (s + r * j) r) in *. set (M := steps a b (h + N * j) N) in *.
  assert (I : times K (U (S j)) = scale lambda (times (U j) M)) by apply identity.
  transitivity (times (times (adjugate (U j)) K) (times (U (S j)) (adjugate (U (S j))))).
  { rewrite times_adjugate, Hdet, times_scale_r, times_unit_r. reflexivity. }
  rewrite times_assoc, <- (times_assoc (adjugate (U j)) K (U (S j))), I.
  rewrite times_scale_r, times_assoc, adjugate_times, Hdet, !times_scale_l, times_unit_l, !scale_twice.
  f_equal. ring.
Qed.

Lemma fv_rapid : rapid (fun j => solution c z al (s + r * j)) /\ rapid (fun j => solution c z al (S (s + r * j))).
Proof.
  pose proof (solution_rapid c z k al Hc Hk Hal) as F. split.
  - apply rapid_affine; assumption.
  - apply (rapid_affine (solution c z al) (S s) r); assumption.
Qed.

Lemma w_nonzero : w O <> Vector 0 0.
Proof.
  intros Z.
  assert (E : act (U O) (w O) = scale_vector D (fv s)).
  { unfold w. rewrite <- act_times, times_adjugate, Hdet, act_scale, act_unit. f_equal. f_equal. lia. }
  rewrite Z, act_zero in E. symmetry in E. apply scale_vector_zero in E; [|exact HD].
  pose proof (fv_steps s O) as V. change (0 + s)%nat with s in V. rewrite E, act_zero in V.
  injection V as V1 V2.
  destruct (solution_nontrivial c z sigma k al Hc Hs Hk Hal Hz) as [X | X]; apply X; assumption.
Qed.

(** W kappa_0 as a vector. *)
Definition image : vector := act W (Vector (solution c z al 0) (solution c z al 1)).

Theorem coboundary : bottom image <> 0 /\ expansion (top image / bottom image) a b.
Proof.
  assert (T : bottom (act (steps a b 0 h) (w O)) <> 0 /\
    expansion (top (act (steps a b 0 h) (w O)) / bottom (act (steps a b 0 h) (w O))) a b).
  { destruct fv_rapid as [F1 F2].
    apply (transport a b Hadm Hint proper h N HN lambda Hlambda w w_recurrence);
      [| |exact Ha | exact w_nonzero];
      unfold w, act, adjugate, fv; simpl; apply rapid_plus; apply rapid_mult; auto using growth_opp. }
  assert (E : scale_vector D image = scale_vector mu (act (steps a b 0 h) (w O))).
  { unfold image. change (Vector (solution c z al 0) (solution c z al 1)) with (fv 0).
    rewrite (fv_steps s O). change (0 + s)%nat with s.
    rewrite <- act_times, <- act_scale.
    replace (scale D (times W (classical_steps 0 s)))
      with (times (times W (classical_steps 0 s)) (times (U O) (adjugate (U O)))).
    2:{ rewrite times_adjugate, Hdet, times_scale_r, times_unit_r. reflexivity. }
    rewrite times_assoc, heads, times_scale_l, act_scale, act_times. unfold w.
    replace (s + r * 0)%nat with s by lia. reflexivity. }
  revert T E. generalize (act (steps a b 0 h) (w O)) as G. generalize image as I. clear - HD Hmu.
  intros [i1 i2] [g1 g2]. unfold scale_vector; simpl. intros [G2 V] E. injection E as E1 E2.
  assert (I2 : i2 <> 0).
  { intros ->. assert (mu * g2 <> 0) by (apply Rmult_integral_contrapositive_currified; assumption). lra. }
  split; [exact I2|]. replace (i1 / i2) with (g1 / g2); [exact V|].
  apply (Rmult_eq_reg_l (D * i2)); [|apply Rmult_integral_contrapositive_currified; assumption].
  replace (D * i2 * (i1 / i2)) with (D * i1) by (field; assumption).
  rewrite E1, E2. field; assumption.
Qed.

End Coboundary.
