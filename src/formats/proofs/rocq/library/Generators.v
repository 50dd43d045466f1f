(** * The generators of constants

    Every constant is a rational function of one number X: of exp u, of tan u, of a quotient of neighbours 0F1(; c; z),
    0F1(; c+1; z), or of one of Euler's sums. Here functions at rational points, or at roots of rational numbers, are brought to forms in X, and X is
    enclosed. *)

Require Import Reals QArith Qreals Qminmax List Bool Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Fraction Hypergeometric Confluent Sums Functions Polynomials Interlaced Certificate Enclosure Expressions Values.
Import ListNotations.
Open Scope R_scope.

Inductive generator :=
  (** X = exp u, u > 0 *)
  | Exponential (u : Q)
  (** X = tan u, u > 0 *)
  | Tangent (u : Q)
  (** X = kappa_0 of the classical fraction, Y = 0F1(; c+1; z) *)
  | Neighbours (K : classical)
  (** the same X, Y = power (x/2) c / Gamma (c+1) 0F1(; c+1; z), x/2 = 1/(b sqrt m) *)
  | FractionalNeighbours (K : classical)
  (** X = G(0) with the factors c(n) of a base Euler *)
  | Sum (factor : poly) (q : Q).

(** ** Where X lies *)

(** s/4 with a sign. *)
Definition quarter_of (sign s : Q) : Q := Qred (sign * s / 4).

Definition quarter_square (sign : Q) (u : Q) : Q := Qred (sign * u * u / 4).


(** Outwards to multiples of 2^-64. *)
Definition round (i : interval) : interval :=
  let s := (2 ^ 64)%Z in
  (Qmake (down (Qnum (fst i)) s (QDen (fst i))) (Z.to_pos s), Qmake (up_ (Qnum (snd i)) s (QDen (snd i))) (Z.to_pos s)).

(** An interval for X by n terms of the series with so many binary digits; (0, 0), which proves nothing, where there is none. *)
Definition quotient (scaled : Q) (top bottom : option interval) : interval :=
  match top, bottom with
  | Some i, Some j => if apart j then round (imul (ipoint scaled) (imul i (iinv j))) else (0%Q, 0%Q)
  | _, _ => (0%Q, 0%Q)
  end.

(** The sum of n terms 1/(c(0) ... c(m-1)), and the next term. *)
Fixpoint partial (f : poly) (n : nat) : Q * Q :=
  match n with
  | O => (0%Q, 1%Q)
  | S m => let (s, t) := partial f m in (Qred (s + t), Qred (t / qeval f (inject_Z (Z.of_nat m))))
  end.

Definition place_of (g : generator) (n : nat) (bits : Z) : interval :=
  match g with
  | Exponential u =>
    let z := quarter_square 1 u in
    match enclose (1 # 2) z n bits, enclose (3 # 2) z n bits with
    | Some i, Some j => round (iadd i (imul (ipoint u) j))
    | _, _ => (0%Q, 0%Q)
    end
  | Tangent u =>
    let z := quarter_square (-1) u in quotient u (enclose (3 # 2) z n bits) (enclose (1 # 2) z n bits)
  | Neighbours K | FractionalNeighbours K =>
    let c := classical_c K in let z := classical_z K in
    quotient (first K) (enclose c z n bits) (enclose (Qred (c + 1)) z n bits)
  | Sum f _ =>
    let (s, t) := partial f n in let x := qeval f (inject_Z (Z.of_nat n)) in
    if Qle_bool 2 (if euler_positive f then x else - x)
    then round (Qred (s - 2 * Qmax t (- t)), Qred (s + 2 * Qmax t (- t))) else (0%Q, 0%Q)
  end.

Definition generator_value (g : generator) : R :=
  match g with
  | Exponential u => exp (Q2R u)
  | Tangent u => tan (Q2R u)
  | Neighbours K | FractionalNeighbours K => upper K / lower K
  | Sum f _ => euler_sum (fun n => peval f (INR n)) 0
  end.

(** X is enclosed, and the function in its denominator does not vanish. *)
Definition located (g : generator) (i : interval) : Prop :=
  contains i (generator_value g) /\
  match g with
  | Exponential _ => True
  | Sum f q => is_base (Euler f q) = true
  | Tangent u => cos (Q2R u) <> 0
  | Neighbours K | FractionalNeighbours K => is_classical K = true /\ hyp0F1 (parameter K + 1) (argument K) <> 0
  end.

Definition valid (g : generator) : bool :=
  match g with
  | Neighbours K | FractionalNeighbours K => is_classical K
  | Sum f q => is_base (Euler f q)
  | _ => true
  end.

Definition found (i : interval) : bool := negb (Qeq_bool (fst i) 0 && Qeq_bool (snd i) 0).

Lemma round_ok i x : contains i x -> contains (round i) x.
Proof.
  unfold contains, round; cbn [fst snd]. intros [L U].
  assert (E : forall q : Q, Q2R q * IZR (2 ^ 64) = IZR (Qnum q) * (IZR (2 ^ 64) / IZR (QDen q))).
  { intros q. unfold Q2R. field. apply not_0_IZR. lia. }
  assert (S : 0 < IZR (2 ^ 64)) by (apply IZR_lt; reflexivity).
  pose proof (down_ok (Qnum (fst i)) (2 ^ 64) (QDen (fst i)) ltac:(lia)) as D.
  pose proof (up_ok (Qnum (snd i)) (2 ^ 64) (QDen (snd i)) ltac:(lia)) as V. rewrite <- E in D, V.
  assert (Q : forall m, Q2R (Qmake m (Z.to_pos (2 ^ 64))) = IZR m / IZR (2 ^ 64)) by reflexivity.
  rewrite !Q. split; apply (Rmult_le_reg_r (IZR (2 ^ 64)));
    try exact S; unfold Rdiv; rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra; nra.
Qed.

Lemma quarter_square_ok s u : Q2R (quarter_square s u) = Q2R s * Q2R u ^ 2 / 4.
Proof.
  unfold quarter_square. rewrite Q2R_red, Q2R_div, !Q2R_mult by discriminate.
  replace (Q2R 4) with 4 by (unfold Q2R; simpl; field). field.
Qed.

Lemma Q2R_half : Q2R (1 # 2) = 1 / 2.
Proof. reflexivity. Qed.
Lemma Q2R_three_halves : Q2R (3 # 2) = 3 / 2.
Proof. reflexivity. Qed.
Lemma Q2R_minus_one : Q2R (-1) = -1.
Proof. unfold Q2R; simpl; field. Qed.

Lemma quotient_ok q top bottom t b :
  (forall i, top = Some i -> contains i t) -> (forall i, bottom = Some i -> contains i b) ->
  found (quotient q top bottom) = true -> contains (quotient q top bottom) (Q2R q * (t * / b)) /\ b <> 0.
Proof.
  intros T B. unfold quotient. destruct top as [i|]; [|discriminate]. destruct bottom as [j|]; [|discriminate].
  destruct (apart j) eqn:A; [|discriminate]. intros _. specialize (T i eq_refl). specialize (B j eq_refl).
  split; [|apply (apart_nonzero j); assumption].
  apply round_ok, imul_ok; [apply ipoint_ok|]. apply imul_ok; [exact T | apply iinv_ok; assumption].
Qed.

Lemma enclose_at c z q r n bits i :
  Q2R q = c -> Q2R r = z -> enclose q r n bits = Some i -> contains i (hyp0F1 c z).
Proof. intros <- <-. apply enclose_ok. Qed.

Lemma partial_ok f n : (forall m, peval f (INR m) <> 0) ->
  let c := fun n => peval f (INR n) in
  Q2R (fst (partial f n)) = partial_sum c n /\ Q2R (snd (partial f n)) = reciprocals c 0 n.
Proof.
  intros H. cbv zeta. induction n as [|n [IH1 IH2]].
  - simpl. rewrite Q2R_0, Q2R_1. split; reflexivity.
  - simpl. destruct (partial f n) as [s t]. cbn [fst snd] in *.
    assert (E : Q2R (qeval f (inject_Z (Z.of_nat n))) = peval f (INR n)) by (rewrite qeval_ok, Q2R_nat; reflexivity).
    rewrite !Q2R_red, Q2R_plus, Q2R_div, IH1, IH2, E.
    + split; reflexivity.
    + intros Z. apply Qeq_eqR in Z. rewrite E, Q2R_0 in Z. exact (H n Z).
Qed.

Theorem place_located g n bits : valid g = true -> found (place_of g n bits) = true ->
  located g (place_of g n bits).
Proof.
  assert (N : forall K, is_classical K = true ->
    found (place_of (Neighbours K) n bits) = true ->
    contains (place_of (Neighbours K) n bits) (upper K / lower K) /\ hyp0F1 (parameter K + 1) (argument K) <> 0).
  { intros K V F. cbn [place_of] in *.
    assert (C1 : Q2R (Qred (classical_c K + 1)) = parameter K + 1).
    { rewrite Q2R_red, Q2R_plus, Q2R_1, (classical_c_ok K V). reflexivity. }
    destruct (quotient_ok (first K) _ _ _ _
      (fun i E => enclose_at _ _ _ _ _ _ _ (classical_c_ok K V) (classical_z_ok K V) E)
      (fun i E => enclose_at _ _ _ _ _ _ _ C1 (classical_z_ok K V) E) F) as [C Z].
    split; [|exact Z]. destruct (classical_facts K V) as [A _].
    replace (upper K / lower K) with
      (Q2R (first K) * (hyp0F1 (parameter K) (argument K) * / hyp0F1 (parameter K + 1) (argument K))); [exact C|].
    unfold upper, lower. field. split; [lra | exact Z]. }
  destruct g as [u | u | K | K | f q]; intros V F; unfold located; cbn [generator_value valid] in *.
  - split; [|exact I]. cbn [place_of] in *. unfold found in F.
    destruct (enclose (1 # 2) (quarter_square 1 u) n bits) as [i|] eqn:E1; [|discriminate].
    destruct (enclose (3 # 2) (quarter_square 1 u) n bits) as [j|] eqn:E2; [|discriminate].
    apply enclose_ok in E1, E2. rewrite quarter_square_ok, Q2R_1, Rmult_1_l in E1, E2.
    rewrite Q2R_half in E1. rewrite Q2R_three_halves in E2. rewrite (exp_0F1 (Q2R u)).
    apply round_ok, iadd_ok; [exact E1|]. apply imul_ok; [apply ipoint_ok | exact E2].
  - cbn [place_of] in *.
    assert (Z : forall i c q, Q2R q = c -> enclose q (quarter_square (-1) u) n bits = Some i ->
      contains i (hyp0F1 c (- Q2R u ^ 2 / 4))).
    { intros i c q <- E. apply enclose_ok in E. rewrite quarter_square_ok, Q2R_minus_one in E.
      replace (- Q2R u ^ 2 / 4) with (-1 * Q2R u ^ 2 / 4) by field. exact E. }
    destruct (quotient_ok u _ _ _ _ (fun i E => Z i _ _ Q2R_three_halves E) (fun i E => Z i _ _ Q2R_half E) F) as [C N0].
    rewrite <- cos_0F1 in C, N0. split; [|exact N0].
    unfold tan. rewrite (sin_0F1 (Q2R u)).
    replace (Q2R u * hyp0F1 (3 / 2) (- Q2R u ^ 2 / 4) / cos (Q2R u))
      with (Q2R u * (hyp0F1 (3 / 2) (- Q2R u ^ 2 / 4) * / cos (Q2R u))) by (field; exact N0). exact C.
  - destruct (N K V F) as [C Z]. split; [exact C|]. split; [exact V | exact Z].
  - destruct (N K V F) as [C Z]. split; [exact C|]. split; [exact V | exact Z].
  - split; [|exact V]. destruct (euler_facts f q V) as [Q [low [up sizes]]]. cbn [place_of] in *.
    set (c := fun n => peval f (INR n)) in *.
    assert (C0 : forall m, c m <> 0) by (intros m; apply (c_nonzero c (Q2R q) Q low)).
    destruct (partial_ok f n C0) as [P1 P2]. fold c in P1, P2. destruct (partial f n) as [s t]. cbn [fst snd] in *.
    set (x := qeval f (inject_Z (Z.of_nat n))) in *.
    destruct (Qle_bool 2 (if euler_positive f then x else - x)) eqn:T; [|discriminate F].
    apply Q2R_at_most in T. replace (Q2R 2) with 2 in T by (unfold Q2R; simpl; field).
    assert (X : Q2R x = c n) by (unfold x; rewrite qeval_ok, Q2R_nat; reflexivity).
    assert (S : 2 <= Rabs (c n)).
    { pose proof (sizes n) as E. fold (c n) in E. rewrite E. destruct (euler_positive f); [|rewrite Q2R_opp in T]; rewrite X in T; exact T. }
    assert (M : forall i, 2 <= Rabs (c (n + i)%nat)).
    { induction i as [|i IH]; [rewrite Nat.add_0_r; exact S|]. rewrite Nat.add_succ_r. apply Rle_trans with (1 := IH). apply up. }
    pose proof (euler_at_most_two c (Q2R q) Q low n M) as G. apply Rabs_le_between in G.
    apply round_ok. unfold contains; cbn [fst snd]. rewrite (euler_partial c (Q2R q) Q low n), <- P1, <- P2.
    assert (A : Rabs (Q2R t) <= Q2R (Qmax t (- t))).
    { apply Rabs_le. split.
      - assert (L : Q2R (- t) <= Q2R (Qmax t (- t))) by (apply Qle_Rle, Q.le_max_r). rewrite Q2R_opp in L. lra.
      - apply Qle_Rle, Q.le_max_l. }
    rewrite !Q2R_red. unfold Qminus. rewrite !Q2R_plus, Q2R_opp, Q2R_mult.
    replace (Q2R 2) with 2 by (unfold Q2R; simpl; field). apply Rabs_le_between in A.
    set (y := euler_sum c n) in *. set (m := Q2R (Qmax t (- t))) in *. nra.
Qed.

(** ** Multiples of the unit *)

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

(** ** Functions that are Euler's sums *)

Section OverSum.
Variables (f : poly) (q : Q).
Hypothesis HB : is_base (Euler f q) = true.
Let X := euler_sum (fun n => peval f (INR n)) 0.

(** The factors of 0F1(; c; z) and of 1F1(1; b; z). *)
Definition factor_0F1 (c z : Q) : poly := pscale (Qred (/ z)) [c; Qred (c + 1); 1%Q].
Definition factor_1F1 (b z : Q) : poly := pscale (Qred (/ z)) [b; 1%Q].

Definition itself : form := polynomial [0; 1]%Q.

Definition sum_0F1 (c z : Q) : option form :=
  if negb (Qle_bool c 0) && negb (Qeq_bool z 0) && peqb f (factor_0F1 c z) then Some itself else None.
Definition sum_1F1 (a b z : Q) : option form :=
  if Qeq_bool a 1 && negb (Qle_bool b 0) && negb (Qeq_bool z 0) && peqb f (factor_1F1 b z) then Some itself else None.

Lemma euler_ext c d n : (forall m, c m = d m) -> euler_sum c n = euler_sum d n.
Proof.
  intros E. unfold euler_sum. apply Series_ext. intros m. induction m as [|m IH]; [reflexivity|].
  simpl. rewrite IH, E. reflexivity.
Qed.

Lemma itself_ok Y : denotes X Y itself X.
Proof. pose proof (polynomial_ok X Y [0; 1]%Q) as P. cbn [peval] in P. rewrite Q2R_0, Q2R_1 in P.
  replace X with (0 + X * (1 + X * 0)) at 2 by ring. exact P. Qed.

Lemma sum_0F1_ok Y c z : yields X Y (sum_0F1 c z) (hyp0F1 (Q2R c) (Q2R z)).
Proof.
  intros v. unfold sum_0F1. destruct (negb (Qle_bool c 0) && negb (Qeq_bool z 0) && peqb f (factor_0F1 c z)) eqn:E; [|discriminate].
  intros I; injection I as <-. rewrite !andb_true_iff in E. destruct E as [[E1 E2] E3].
  apply Q2R_positive in E1. apply Q2R_nonzero in E2.
  rewrite (hyp0F1_sum _ _ (positive_regular _ E1) E2).
  rewrite (euler_ext _ (fun n => peval f (INR n))); [apply itself_ok|].
  intros n. rewrite (peqb_ok _ _ (INR n) E3). unfold factor_0F1. rewrite pscale_ok, Q2R_red, Q2R_inv.
  - cbn [peval]. rewrite Q2R_red, Q2R_plus, Q2R_1. field. exact E2.
  - intros Z. apply Qeq_eqR in Z. rewrite Q2R_0 in Z. contradiction.
Qed.

Lemma sum_1F1_ok Y a b z : yields X Y (sum_1F1 a b z) (hyp1F1 (Q2R a) (Q2R b) (Q2R z)).
Proof.
  intros v. unfold sum_1F1.
  destruct (Qeq_bool a 1 && negb (Qle_bool b 0) && negb (Qeq_bool z 0) && peqb f (factor_1F1 b z)) eqn:E; [|discriminate].
  intros I; injection I as <-. rewrite !andb_true_iff in E. destruct E as [[[E0 E1] E2] E3].
  apply Q2R_equal in E0. apply Q2R_positive in E1. apply Q2R_nonzero in E2. rewrite E0, Q2R_1.
  rewrite (hyp1F1_sum _ _ E1 E2).
  rewrite (euler_ext _ (fun n => peval f (INR n))); [apply itself_ok|].
  intros n. rewrite (peqb_ok _ _ (INR n) E3). unfold factor_1F1. rewrite pscale_ok, Q2R_red, Q2R_inv.
  - cbn [peval]. rewrite Q2R_1. field. exact E2.
  - intros Z. apply Qeq_eqR in Z. rewrite Q2R_0 in Z. contradiction.
Qed.

(** cos x = 0F1(; 1/2; -x^2/4), sin x = x 0F1(; 3/2; -x^2/4), and with the other sign cosh and sinh. *)
Definition sum_wave (g : unary) (v : form) : option form :=
  match square v with
  | None => None
  | Some s =>
    match g with
    | Cos => sum_0F1 (1 # 2) (quarter_of (-1) s)
    | Cosh => sum_0F1 (1 # 2) (quarter_of 1 s)
    | Sin => bind (sum_0F1 (3 # 2) (quarter_of (-1) s)) (multiply v)
    | Sinh => bind (sum_0F1 (3 # 2) (quarter_of 1 s)) (multiply v)
    | _ => None
    end
  end.

Lemma sum_wave_ok Y g v x : Y <> 0 -> denotes X Y v x -> yields X Y (sum_wave g v) (denote_unary g x).
Proof.
  intros HY H. unfold sum_wave. destruct (square v) as [s|] eqn:E; [|intros u F; discriminate F].
  apply (square_ok X Y v x s H) in E.
  pose proof (sum_0F1_ok Y (1 # 2) (quarter_of (-1) s)) as C. pose proof (sum_0F1_ok Y (1 # 2) (quarter_of 1 s)) as CH.
  pose proof (sum_0F1_ok Y (3 # 2) (quarter_of (-1) s)) as Sn. pose proof (sum_0F1_ok Y (3 # 2) (quarter_of 1 s)) as SH.
  rewrite Q2R_half in C, CH. rewrite Q2R_three_halves in Sn, SH.
  assert (Qm : Q2R (quarter_of (-1) s) = - x ^ 2 / 4).
  { unfold quarter_of. rewrite Q2R_red, Q2R_div, Q2R_mult, Q2R_minus_one, <- E by discriminate.
    replace (Q2R 4) with 4 by (unfold Q2R; simpl; field). field. }
  assert (Qp : Q2R (quarter_of 1 s) = x ^ 2 / 4).
  { unfold quarter_of. rewrite Q2R_red, Q2R_div, Q2R_mult, Q2R_1, <- E by discriminate.
    replace (Q2R 4) with 4 by (unfold Q2R; simpl; field). field. }
  rewrite Qm in C, Sn. rewrite Qp in CH, SH.
  destruct g; cbn [denote_unary]; try (intros u F; discriminate F).
  - rewrite sinh_0F1. eapply bind_ok; [exact SH|]. intros w Hw. apply multiply_ok; assumption.
  - rewrite cosh_0F1. exact CH.
  - rewrite sin_0F1. eapply bind_ok; [exact Sn|]. intros w Hw. apply multiply_ok; assumption.
  - rewrite cos_0F1. exact C.
Qed.
End OverSum.
