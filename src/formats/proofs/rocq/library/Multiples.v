(** * Exponentials and tangents at multiples of one point

    exp, sinh, cosh and tanh at n u are rational functions of X = exp u; tan, cot at n u and sin, cos at 2 n u are ones of
    X = tan u. *)

Require Import Reals QArith Qreals Qminmax List Bool Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Fraction Hypergeometric Confluent Sums Functions Polynomials Interlaced Bases Enclosure Expressions Values.
From Esma Require Import Generators.
Import ListNotations.
Open Scope R_scope.

(** ** Multiples of the point *)

(** n with x = n u. *)
Definition multiple (x u : Q) : option Z :=
  let q := Qred (x / u) in if whole q && negb (Qeq_bool u 0) then Some (Qnum q) else None.

Lemma multiple_ok x u n : multiple x u = Some n -> Q2R x = IZR n * Q2R u.
Proof.
  unfold multiple. destruct (whole (Qred (x / u)) && negb (Qeq_bool u 0)) eqn:E; [|discriminate].
  intros I; injection I as <-. apply andb_prop in E as [E1 E2]. apply Q2R_nonzero in E2.
  assert (Q : Q2R (Qred (x / u)) = IZR (Qnum (Qred (x / u)))).
  { apply Pos.eqb_eq in E1. unfold Q2R. rewrite E1. field. }
  rewrite <- Q, Q2R_red, Q2R_div.
  - field. exact E2.
  - intros Z. apply Qeq_eqR in Z. rewrite Q2R_0 in Z. contradiction.
Qed.

(** A function that is odd or even, at n u from its value at |n| u. *)
Lemma integer_cases n : exists m : nat, n = Z.of_nat m \/ n = (- Z.of_nat m)%Z.
Proof. exists (Z.abs_nat n). lia. Qed.

(** ** Exponentials *)

Section Exponential.
Variable u : R.
Let X := exp u.

Lemma exp_multiple n : exp (INR n * u) = X ^ n.
Proof.
  induction n as [|n IH]; [simpl; rewrite Rmult_0_l; apply exp_0|].
  rewrite S_INR, Rmult_plus_distr_r, Rmult_1_l, exp_plus, IH. simpl. fold X. ring.
Qed.

Definition power_form (n : Z) : form :=
  if (0 <=? n)%Z then Form (monomial (Z.to_nat n)) [1%Q] 0 1 else Form [1%Q] (monomial (Z.to_nat (- n))) 0 1.

Lemma power_form_ok Y n : denotes X Y (power_form n) (exp (IZR n * u)).
Proof.
  assert (X0 : 0 < X) by apply exp_pos. unfold power_form.
  destruct (Z.leb_spec 0 n) as [H | H]; unfold denotes; cbn [num den weight radicand];
    rewrite monomial_ok, peval_const, Q2R_1; simpl powerRZ; rewrite sqrt_1.
  - split; [lra|]. split; [lia|]. rewrite <- exp_multiple, INR_IZR_INZ, Z2Nat.id by exact H. field.
  - split; [apply pow_nonzero; lra|]. split; [lia|].
    replace (IZR n * u) with (- (INR (Z.to_nat (- n)) * u)).
    2:{ rewrite INR_IZR_INZ, Z2Nat.id by lia. rewrite opp_IZR. ring. }
    rewrite exp_Ropp, exp_multiple. field. apply pow_nonzero; lra.
Qed.

(** sinh and cosh by their definitions. *)
Definition hyperbolic (place : interval) (f : unary) (n : Z) : option form :=
  let half v := bind v (fun w => divide place w (constant 2)) in
  let sinh_ := half (Values.subtract (power_form n) (power_form (- n))) in
  let cosh_ := half (Values.add (power_form n) (power_form (- n))) in
  match f with
  | Exp => Some (power_form n)
  | Sinh => sinh_
  | Cosh => cosh_
  | Tanh => both (divide place) sinh_ cosh_
  | Coth => both (divide place) cosh_ sinh_
  | _ => None
  end.

Lemma Q2R_two : Q2R 2 = 2.
Proof. unfold Q2R; simpl; field. Qed.

Lemma hyperbolic_ok Y place f n : Y <> 0 -> contains place X ->
  yields X Y (hyperbolic place f n) (denote_unary f (IZR n * u)).
Proof.
  intros HY HX. pose proof (power_form_ok Y n) as P. pose proof (power_form_ok Y (- n)) as M.
  replace (IZR (- n) * u) with (- (IZR n * u)) in M by (rewrite opp_IZR; ring).
  set (x := IZR n * u) in *. pose proof (constant_ok X Y 2) as T. rewrite Q2R_two in T.
  assert (S : yields X Y (bind (Values.subtract (power_form n) (power_form (- n)))
    (fun w => divide place w (constant 2))) (sinh x)).
  { eapply bind_ok; [apply subtract_ok; eassumption|]. intros v Hv. apply divide_ok; assumption. }
  assert (C : yields X Y (bind (Values.add (power_form n) (power_form (- n)))
    (fun w => divide place w (constant 2))) (cosh x)).
  { eapply bind_ok; [apply add_ok; eassumption|]. intros v Hv. apply divide_ok; assumption. }
  destruct f; cbn [hyperbolic denote_unary]; try (intros v E; discriminate E).
  - intros v E; injection E as <-. exact P.
  - exact S.
  - exact C.
  - eapply both_ok; [exact S | exact C|]. intros v w Hv Hw. apply divide_ok; assumption.
  - eapply both_ok; [exact C | exact S|]. intros v w Hv Hw. apply divide_ok; assumption.
Qed.
End Exponential.

(** ** Tangents of multiple angles *)

(** N and D with tan (n u) = N(tan u)/D(tan u), by the addition theorem. *)
Fixpoint multiple_angle (n : nat) : poly * poly :=
  match n with
  | O => ([], [1%Q])
  | S m =>
    let (p, q) := multiple_angle m in (padd p (0%Q :: q), psub q (0%Q :: p))
  end.

Section Tangent.
Variable u : R.
Let X := tan u.
Hypothesis Hcos : cos u <> 0.

Lemma multiple_angle_ok n :
  sin (INR n * u) = cos u ^ n * peval (fst (multiple_angle n)) X /\
  cos (INR n * u) = cos u ^ n * peval (snd (multiple_angle n)) X.
Proof.
  induction n as [|n [IS IC]].
  - simpl. rewrite Rmult_0_l, sin_0, cos_0, Q2R_1. split; ring.
  - rewrite S_INR, Rmult_plus_distr_r, Rmult_1_l, sin_plus, cos_plus, IS, IC.
    simpl multiple_angle. destruct (multiple_angle n) as [p q]. cbn [fst snd].
    rewrite padd_ok, psub_ok. cbn [peval]. rewrite Q2R_0.
    assert (E : sin u = cos u * X) by (unfold X, tan; field; exact Hcos). rewrite E. simpl pow. split; ring.
Qed.

Definition half_angle (place : interval) (f : unary) (n : nat) : option form :=
  let (p, q) := multiple_angle n in
  let squares := polynomial (padd (pmul p p) (pmul q q)) in
  match f with
  | Sin => divide place (polynomial (pscale 2 (pmul p q))) squares
  | Cos => divide place (polynomial (psub (pmul q q) (pmul p p))) squares
  | _ => None
  end.

(** tan and cot at n u; sin and cos at 2 n u. *)
Definition trigonometric (place : interval) (f : unary) (n : Z) : option form :=
  let (p, q) := multiple_angle (Z.abs_nat n) in
  let signed v := if (0 <=? n)%Z then v else bind v (fun w => Some (negate w)) in
  match f with
  | Tan => signed (divide place (polynomial p) (polynomial q))
  | Cot => signed (divide place (polynomial q) (polynomial p))
  | Sin => signed (half_angle place Sin (Z.abs_nat n))
  | Cos => half_angle place Cos (Z.abs_nat n)
  | _ => None
  end.

Lemma half_angle_ok Y place f n : Y <> 0 -> contains place X -> f = Sin \/ f = Cos ->
  yields X Y (half_angle place f n) (denote_unary f (2 * (INR n * u))).
Proof.
  intros HY HX Hf. destruct (multiple_angle_ok n) as [IS IC]. unfold half_angle.
  destruct (multiple_angle n) as [p q]. cbn [fst snd] in IS, IC.
  set (C := cos u ^ n) in *. set (P := peval p X) in *. set (Q := peval q X) in *.
  assert (one : (C * C) * (P * P + Q * Q) = 1).
  { pose proof (sin2_cos2 (INR n * u)) as E. unfold Rsqr in E. rewrite IS, IC in E. rewrite <- E. ring. }
  assert (D : P * P + Q * Q <> 0) by (intros Z; rewrite Z in one; lra).
  assert (den : denotes X Y (polynomial (padd (pmul p p) (pmul q q))) (P * P + Q * Q)).
  { replace (P * P + Q * Q) with (peval (padd (pmul p p) (pmul q q)) X) by (rewrite padd_ok, !pmul_ok; reflexivity).
    apply polynomial_ok. }
  destruct Hf as [-> | ->]; cbn [denote_unary].
  - rewrite sin_2a, IS, IC.
    replace (2 * (C * P) * (C * Q)) with (peval (pscale 2 (pmul p q)) X / (P * P + Q * Q)).
    { apply divide_ok; try assumption. apply polynomial_ok. }
    rewrite pscale_ok, pmul_ok, Q2R_two. fold P Q. apply (Rmult_eq_reg_r (P * P + Q * Q)); [|exact D].
    transitivity (2 * (P * Q) * ((C * C) * (P * P + Q * Q))); [rewrite one; field; exact D | ring].
  - rewrite cos_2a, IS, IC.
    replace (C * Q * (C * Q) - C * P * (C * P)) with (peval (psub (pmul q q) (pmul p p)) X / (P * P + Q * Q)).
    { apply divide_ok; try assumption. apply polynomial_ok. }
    rewrite psub_ok, !pmul_ok. fold P Q. apply (Rmult_eq_reg_r (P * P + Q * Q)); [|exact D].
    transitivity ((Q * Q - P * P) * ((C * C) * (P * P + Q * Q))); [rewrite one; field; exact D | ring].
Qed.

Lemma signed_ok Y n o x : yields X Y o x ->
  yields X Y (if (0 <=? n)%Z then o else bind o (fun w => Some (negate w))) (if (0 <=? n)%Z then x else - x).
Proof.
  intros H. destruct (0 <=? n)%Z; [exact H|]. eapply bind_ok; [exact H|].
  intros v Hv w E; injection E as <-. apply negate_ok, Hv.
Qed.

Lemma trigonometric_ok Y place f n : Y <> 0 -> contains place X ->
  yields X Y (trigonometric place f n)
    (denote_unary f (match f with Sin | Cos => 2 * (IZR n * u) | _ => IZR n * u end)).
Proof.
  intros HY HX. unfold trigonometric.
  pose proof (half_angle_ok Y place Sin (Z.abs_nat n) HY HX (or_introl eq_refl)) as HS.
  pose proof (half_angle_ok Y place Cos (Z.abs_nat n) HY HX (or_intror eq_refl)) as HC.
  destruct (multiple_angle_ok (Z.abs_nat n)) as [IS IC].
  set (x := INR (Z.abs_nat n) * u) in *.
  assert (S : IZR n * u = if (0 <=? n)%Z then x else - x).
  { unfold x. rewrite INR_IZR_INZ. destruct (Z.leb_spec 0 n) as [L | L].
    - replace (Z.of_nat (Z.abs_nat n)) with n by lia. reflexivity.
    - replace (Z.of_nat (Z.abs_nat n)) with (- n)%Z by lia. rewrite opp_IZR. ring. }
  destruct (multiple_angle (Z.abs_nat n)) as [p q]. cbn [fst snd] in IS, IC.
  set (C := cos u ^ Z.abs_nat n) in *.
  assert (C0 : C <> 0) by (apply pow_nonzero; exact Hcos).
  pose proof (polynomial_ok X Y p) as Dp. pose proof (polynomial_ok X Y q) as Dq.
  destruct f; try (intros v E; discriminate E); cbn [denote_unary] in *.
  - replace (sin (2 * (IZR n * u))) with (if (0 <=? n)%Z then sin (2 * x) else - sin (2 * x)).
    { apply signed_ok, HS. }
    rewrite S. destruct (0 <=? n)%Z; [reflexivity|]. rewrite <- sin_neg. f_equal. ring.
  - replace (cos (2 * (IZR n * u))) with (cos (2 * x)); [exact HC|].
    rewrite S. destruct (0 <=? n)%Z; [reflexivity|]. rewrite <- cos_neg. f_equal. ring.
  - replace (tan (IZR n * u)) with (if (0 <=? n)%Z then tan x else - tan x).
    { apply signed_ok. intros v E. pose proof (divide_ok X Y place HX HY _ _ _ _ Dp Dq v E) as H.
      replace (tan x) with (peval p X / peval q X); [exact H|].
      unfold tan. rewrite IS, IC.
      pose proof (divide_nonzero X Y place HX HY _ _ _ _ Dq E). field. split; assumption. }
    rewrite S. destruct (0 <=? n)%Z; [reflexivity|]. symmetry; apply tan_neg.
  - replace (cot (IZR n * u)) with (if (0 <=? n)%Z then cot x else - cot x).
    { apply signed_ok. intros v E. pose proof (divide_ok X Y place HX HY _ _ _ _ Dq Dp v E) as H.
      replace (cot x) with (peval q X / peval p X); [exact H|].
      unfold cot. rewrite IS, IC.
      pose proof (divide_nonzero X Y place HX HY _ _ _ _ Dp E). field. split; assumption. }
    rewrite S. destruct (0 <=? n)%Z; [reflexivity|]. unfold cot. rewrite cos_neg, sin_neg.
    unfold Rdiv. rewrite Rinv_opp. ring.
Qed.
End Tangent.
