(** * Vectors and matrices of real numbers, two by two

    The step [[a, b], [1, 0]] takes x to a + b/x as a Moebius map; here it acts on vectors, so that no denominator has to be
    named. *)

Require Import Reals Lra.
Open Scope R_scope.

Record vector := Vector { top : R; bottom : R }.
Record matrix := Matrix { m11 : R; m12 : R; m21 : R; m22 : R }.

Definition act (m : matrix) (v : vector) : vector :=
  Vector (m11 m * top v + m12 m * bottom v) (m21 m * top v + m22 m * bottom v).
Definition scale_vector (c : R) (v : vector) : vector := Vector (c * top v) (c * bottom v).
Definition times (x y : matrix) : matrix :=
  Matrix (m11 x * m11 y + m12 x * m21 y) (m11 x * m12 y + m12 x * m22 y)
         (m21 x * m11 y + m22 x * m21 y) (m21 x * m12 y + m22 x * m22 y).
Definition scale (c : R) (m : matrix) : matrix :=
  Matrix (c * m11 m) (c * m12 m) (c * m21 m) (c * m22 m).
Definition unit : matrix := Matrix 1 0 0 1.
Definition step (a b : R) : matrix := Matrix a b 1 0.
Definition det (m : matrix) : R := m11 m * m22 m - m12 m * m21 m.
Definition adjugate (m : matrix) : matrix := Matrix (m22 m) (- m12 m) (- m21 m) (m11 m).

Ltac entrywise := unfold act, scale_vector, times, scale, unit, step, det, adjugate; simpl; f_equal; ring.

Lemma act_times x y v : act (times x y) v = act x (act y v).
Proof. entrywise. Qed.
Lemma act_unit v : act unit v = v.
Proof. destruct v; entrywise. Qed.
Lemma act_scale_vector c x v : act x (scale_vector c v) = scale_vector c (act x v).
Proof. entrywise. Qed.
Lemma act_scale c m v : act (scale c m) v = scale_vector c (act m v).
Proof. entrywise. Qed.
Lemma scale_vector_twice c d v : scale_vector c (scale_vector d v) = scale_vector (c * d) v.
Proof. entrywise. Qed.
Lemma scale_vector_one v : scale_vector 1 v = v.
Proof. destruct v; entrywise. Qed.
Lemma act_zero m : act m (Vector 0 0) = Vector 0 0.
Proof. entrywise. Qed.

Lemma times_assoc x y z : times x (times y z) = times (times x y) z.
Proof. entrywise. Qed.
Lemma times_adjugate m : times m (adjugate m) = scale (det m) unit.
Proof. entrywise. Qed.
Lemma adjugate_times m : times (adjugate m) m = scale (det m) unit.
Proof. entrywise. Qed.
Lemma times_scale_l c x y : times (scale c x) y = scale c (times x y).
Proof. entrywise. Qed.
Lemma times_scale_r c x y : times x (scale c y) = scale c (times x y).
Proof. entrywise. Qed.
Lemma scale_twice c d m : scale c (scale d m) = scale (c * d) m.
Proof. entrywise. Qed.
Lemma times_unit_l m : times unit m = m.
Proof. destruct m; entrywise. Qed.
Lemma times_unit_r m : times m unit = m.
Proof. destruct m; entrywise. Qed.

Lemma scale_injective c x y : c <> 0 -> scale c x = scale c y -> x = y.
Proof.
  intros H. destruct x, y. unfold scale; simpl. intros E. injection E. intros.
  f_equal; apply (Rmult_eq_reg_l c); assumption.
Qed.

Lemma scale_vector_zero c v : c <> 0 -> scale_vector c v = Vector 0 0 -> v = Vector 0 0.
Proof.
  destruct v as [x y]. unfold scale_vector; simpl. intros H E. injection E. intros.
  f_equal; apply (Rmult_eq_reg_l c); try assumption; lra.
Qed.

Lemma nonzero_vector v : v <> Vector 0 0 <-> top v <> 0 \/ bottom v <> 0.
Proof.
  destruct v as [x y]; simpl. split.
  - intros H. destruct (Req_dec x 0) as [-> |]; [|left; assumption].
    destruct (Req_dec y 0) as [-> |]; [|right; assumption]. elim H; reflexivity.
  - intros [H | H] E; injection E; intros; contradiction.
Qed.

Lemma det_times x y : det (times x y) = det x * det y.
Proof. unfold det, times; simpl; ring. Qed.
Lemma det_scale c x : det (scale c x) = c * c * det x.
Proof. unfold det, scale; simpl; ring. Qed.
Lemma det_step a b : det (step a b) = - b.
Proof. unfold det, step; simpl; ring. Qed.
Lemma det_unit : det unit = 1.
Proof. unfold det, unit; simpl; ring. Qed.

(** A matrix of determinant other than 0 takes only the zero vector to zero. *)
Lemma act_injective m v : det m <> 0 -> act m v = Vector 0 0 -> v = Vector 0 0.
Proof.
  intros D E. apply (scale_vector_zero (det m)); [exact D|].
  rewrite <- (act_unit (scale_vector (det m) v)), act_scale_vector, <- act_scale, <- adjugate_times, act_times, E.
  apply act_zero.
Qed.
