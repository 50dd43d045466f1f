(** * Functions over two neighbours 0F1(; c; z) and 0F1(; c+1; z)

    With z fixed, all 0F1(; c+t; z), t an integer, are linear combinations of these two with rational coefficients, by the
    recurrence in both directions; and with them the hyperbolic and trigonometric functions at the root of a rational number,
    and the Bessel functions of integer order. With X the quotient of the two (kappa_0 of the classical fraction) and Y
    the second of them they are forms p(X) Y. *)

Require Import Reals QArith Qreals List Bool Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Fraction Expansion Hypergeometric Sums Functions Polynomials Interlaced Bases Certificate Enclosure Expressions.
From Esma Require Import Values Generators Multiples OverSums.
Import ListNotations.
Open Scope R_scope.

Section Neighbours.
Variable K : classical.
Hypothesis HK : is_classical K = true.
Let c := parameter K.
Let z := argument K.
Let qc := classical_c K.
Let qz := classical_z K.
Let X := upper K / lower K.
Let Y := hyp0F1 (c + 1) z.
Hypothesis HY : Y <> 0.

(** The coefficients of 0F1(; c+n; z) and 0F1(; c+n+1; z). *)
Fixpoint later (n : nat) : poly * poly :=
  match n with
  | O => ([0%Q; Qred (/ first K)], [1%Q])
  | S m =>
    let (p, q) := later m in
    let t := (qc + inject_Z (Z.of_nat m))%Q in (q, pscale (Qred (t * (t + 1) / qz)) (psub p q))
  end.

(** Those of 0F1(; c-n; z) and 0F1(; c-n+1; z). *)
Fixpoint earlier (n : nat) : poly * poly :=
  match n with
  | O => ([0%Q; Qred (/ first K)], [1%Q])
  | S m =>
    let (p, q) := earlier m in
    let t := (qc - inject_Z (Z.of_nat (S m)))%Q in (padd p (pscale (Qred (qz / (t * (t + 1)))) q), p)
  end.

Lemma first_positive : 0 < Q2R (first K).
Proof. apply (classical_facts K HK). Qed.
Lemma c_positive : 0 < c.
Proof. apply parameter_positive, HK. Qed.
Lemma z_nonzero : z <> 0.
Proof.
  destruct (classical_facts K HK) as [_ [B [M S]]]. unfold z, argument. intros E.
  assert (0 < Q2R (multiplier K) * Q2R (difference K) ^ 2) by (apply Rmult_lt_0_compat; [lra | apply pow_lt, B]).
  apply Rmult_integral in E as [E | E]; [destruct S as [S | S]; lra|]. apply Rinv_neq_0_compat in E; [exact E | lra].
Qed.
Lemma qz_nonzero : ~ (qz == 0)%Q.
Proof. intros E. apply Qeq_eqR in E. rewrite Q2R_0 in E. apply z_nonzero. unfold z. rewrite <- (classical_z_ok K HK). exact E. Qed.

Lemma start_ok : hyp0F1 c z = peval [0%Q; Qred (/ first K)] X * Y /\ hyp0F1 (c + 1) z = peval [1%Q] X * Y.
Proof.
  pose proof first_positive. cbn [peval]. rewrite Q2R_red, Q2R_inv, Q2R_0, Q2R_1.
  - unfold X, upper, lower. fold c z. fold Y. split; field; repeat split; try lra; exact HY.
  - intros E. apply Qeq_eqR in E. rewrite Q2R_0 in E. lra.
Qed.

Lemma later_ok n : hyp0F1 (c + INR n) z = peval (fst (later n)) X * Y /\
  hyp0F1 (c + INR n + 1) z = peval (snd (later n)) X * Y.
Proof.
  induction n as [|n [IH1 IH2]].
  - simpl INR. rewrite Rplus_0_r. exact start_ok.
  - cbn [later]. destruct (later n) as [p q]. cbn [fst snd] in *. rewrite S_INR.
    replace (c + (INR n + 1)) with (c + INR n + 1) by ring. split; [exact IH2|].
    pose proof (pos_INR n). pose proof c_positive. pose proof z_nonzero.
    pose proof (hyp0F1_recurrence (c + INR n) z (positive_regular (c + INR n) ltac:(lra))) as R.
    rewrite IH1, IH2 in R. replace (c + INR n + 1 + 1) with (c + INR n + 2) by ring.
    rewrite pscale_ok, psub_ok, Q2R_red, Q2R_div, !Q2R_mult, !Q2R_plus, Q2R_nat, Q2R_1 by exact qz_nonzero.
    unfold qc, qz. rewrite (classical_c_ok K HK), (classical_z_ok K HK). fold c z.
    apply (Rmult_eq_reg_l (z / ((c + INR n) * (c + INR n + 1)))).
    2:{ apply Rmult_integral_contrapositive_currified; [assumption|]. apply Rinv_neq_0_compat.
        apply Rmult_integral_contrapositive_currified; lra. }
    apply (Rplus_eq_reg_l (peval q X * Y)). rewrite <- R. field. repeat split; lra.
Qed.

(** Below c the parameters stay regular where c is no integer. *)
Definition broken : bool := negb (whole (Qred qc)).

Lemma broken_regular n : broken = true -> regular (c - INR n).
Proof.
  intros B k E. unfold broken in B. apply negb_true_iff in B.
  assert (I : (qc == inject_Z (Z.of_nat n - Z.of_nat k))%Q).
  { apply eqR_Qeq. unfold qc. rewrite (classical_c_ok K HK). fold c. rewrite Q2R_Z, minus_IZR, <- !INR_IZR_INZ. lra. }
  rewrite (Qred_complete _ _ I) in B. unfold whole in B.
  assert (G : Qden (Qred (inject_Z (Z.of_nat n - Z.of_nat k))) = 1%positive).
  { unfold Qred, inject_Z. cbn [Qnum Qden]. generalize (Z.of_nat n - Z.of_nat k)%Z as x. intros x.
    pose proof (Z.ggcd_gcd x 1) as G1. pose proof (Z.ggcd_correct_divisors x 1) as G2.
    destruct (Z.ggcd x 1) as [g [u v]]. cbn [fst snd] in *. rewrite Z.gcd_1_r in G1. subst g.
    destruct G2 as [_ G2]. rewrite Z.mul_1_l in G2. subst v. reflexivity. }
  rewrite G in B. discriminate.
Qed.

Lemma earlier_ok n : broken = true -> hyp0F1 (c - INR n) z = peval (fst (earlier n)) X * Y /\
  hyp0F1 (c - INR n + 1) z = peval (snd (earlier n)) X * Y.
Proof.
  intros B. induction n as [|n [IH1 IH2]].
  - simpl INR. rewrite Rminus_0_r. exact start_ok.
  - cbn [earlier]. destruct (earlier n) as [p q]. cbn [fst snd] in *.
    pose proof (broken_regular (S n) B) as R. pose proof (hyp0F1_recurrence (c - INR (S n)) z R) as E.
    pose proof (R O) as R0. pose proof (R 1%nat) as R1. simpl (INR 0) in R0. simpl (INR 1) in R1.
    rewrite S_INR in *.
    replace (c - (INR n + 1) + 1) with (c - INR n) in * by ring.
    replace (c - (INR n + 1) + 2) with (c - INR n + 1) in * by ring.
    split; [|exact IH1]. rewrite E, IH1, IH2, padd_ok, pscale_ok, Q2R_red.
    assert (T : Q2R (qc - inject_Z (Z.of_nat (S n))) = c - (INR n + 1)).
    { unfold Qminus. rewrite Q2R_plus, Q2R_opp, Q2R_nat, S_INR. unfold qc. rewrite (classical_c_ok K HK). reflexivity. }
    rewrite Q2R_div, Q2R_mult, Q2R_plus, Q2R_1, T.
    + unfold qz. rewrite (classical_z_ok K HK). fold z. replace (c - (INR n + 1) + 1) with (c - INR n) by ring.
      field. split; lra.
    + intros Z. apply Qeq_eqR in Z. rewrite Q2R_mult, Q2R_plus, Q2R_1, Q2R_0, T in Z.
      apply Rmult_integral in Z as [Z | Z]; lra.
Qed.

(** The polynomial p with 0F1(; c+t; z) = p(X) Y. *)
Definition neighbour (t : Z) : option poly :=
  if (0 <=? t)%Z then Some (fst (later (Z.to_nat t)))
  else if broken then Some (fst (earlier (Z.to_nat (- t)))) else None.

Lemma neighbour_ok t p : neighbour t = Some p -> hyp0F1 (c + IZR t) z = peval p X * Y.
Proof.
  unfold neighbour. destruct (Z.leb_spec 0 t) as [L | L].
  - intros E; injection E as <-. destruct (later_ok (Z.to_nat t)) as [H _].
    rewrite INR_IZR_INZ, Z2Nat.id in H by exact L. exact H.
  - destruct broken eqn:B; [|discriminate]. intros E; injection E as <-.
    destruct (earlier_ok (Z.to_nat (- t)) B) as [H _]. rewrite INR_IZR_INZ, Z2Nat.id in H by lia.
    rewrite opp_IZR in H. replace (c - - IZR t) with (c + IZR t) in H by ring. exact H.
Qed.

Definition multiple_of_Y (p : poly) : form := Form p [1%Q] 1 1.

Lemma multiple_of_Y_ok Y' p : denotes X Y' (multiple_of_Y p) (peval p X * Y').
Proof.
  unfold denotes, multiple_of_Y; cbn [num den weight radicand]. rewrite peval_const, Q2R_1, sqrt_1.
  split; [lra|]. split; [lia|]. simpl. field.
Qed.

(** t with c + t = p. *)
Definition offset (p : Q) : option Z :=
  let d := Qred (p - qc) in if whole d then Some (Qnum d) else None.

Lemma offset_ok p t : offset p = Some t -> Q2R p = c + IZR t.
Proof.
  unfold offset. destruct (whole (Qred (p - qc))) eqn:W; [|discriminate]. intros E; injection E as <-.
  assert (Q : Q2R (Qred (p - qc)) = IZR (Qnum (Qred (p - qc)))).
  { apply Pos.eqb_eq in W. unfold Q2R. rewrite W. field. }
  rewrite <- Q, Q2R_red. unfold Qminus. rewrite Q2R_plus, Q2R_opp. unfold qc. rewrite (classical_c_ok K HK).
  fold c. ring.
Qed.

(** 0F1(; p; zeta). *)
Definition at_parameter (p zeta : Q) : option form :=
  if Qeq_bool zeta qz then
    match offset p with
    | Some t => match neighbour t with Some q => Some (multiple_of_Y q) | None => None end
    | None => None
    end
  else None.

Lemma at_parameter_ok p zeta : yields X Y (at_parameter p zeta) (hyp0F1 (Q2R p) (Q2R zeta)).
Proof.
  intros v. unfold at_parameter. destruct (Qeq_bool zeta qz) eqn:E; [|discriminate].
  destruct (offset p) as [t|] eqn:O; [|discriminate]. destruct (neighbour t) as [q|] eqn:N; [|discriminate].
  intros I; injection I as <-. rewrite (offset_ok p t O), (Q2R_equal _ _ E).
  unfold qz. rewrite (classical_z_ok K HK). fold z. rewrite (neighbour_ok t q N). apply multiple_of_Y_ok.
Qed.

Variable place : interval.
Hypothesis HX : contains place X.

(** ** Hyperbolic and trigonometric functions at x, where x^2 is rational *)

Definition wave (f : unary) (v : form) : option form :=
  match square v with
  | None => None
  | Some s =>
    let even (sg : Q) := at_parameter (1 # 2) (Qred (sg * s / 4)) in
    let odd (sg : Q) := bind (at_parameter (3 # 2) (Qred (sg * s / 4))) (multiply v) in
    match f with
    | Exp => None
    | Sinh => odd 1%Q | Cosh => even 1%Q
    | Tanh => both (divide place) (odd 1%Q) (even 1%Q) | Coth => both (divide place) (even 1%Q) (odd 1%Q)
    | Sin => odd (-1)%Q | Cos => even (-1)%Q
    | Tan => both (divide place) (odd (-1)%Q) (even (-1)%Q) | Cot => both (divide place) (even (-1)%Q) (odd (-1)%Q)
    end
  end.

Lemma quarter_ok sg s x : x ^ 2 = Q2R s -> Q2R (Qred (sg * s / 4)) = Q2R sg * x ^ 2 / 4.
Proof.
  intros E. rewrite E, Q2R_red, Q2R_div, Q2R_mult by discriminate.
  replace (Q2R 4) with 4 by (unfold Q2R; simpl; field). reflexivity.
Qed.

Lemma wave_ok f v x : denotes X Y v x -> yields X Y (wave f v) (denote_unary f x).
Proof.
  intros H. unfold wave. destruct (square v) as [s|] eqn:E; [|intros u F; discriminate F].
  apply (square_ok X Y v x s H) in E.
  assert (even : forall sg r, Q2R sg * x ^ 2 / 4 = r -> yields X Y (at_parameter (1 # 2) (Qred (sg * s / 4))) (hyp0F1 (1 / 2) r)).
  { intros sg r <-. rewrite <- (quarter_ok sg s x E), <- Q2R_half. apply at_parameter_ok. }
  assert (odd : forall sg r, Q2R sg * x ^ 2 / 4 = r ->
    yields X Y (bind (at_parameter (3 # 2) (Qred (sg * s / 4))) (multiply v)) (x * hyp0F1 (3 / 2) r)).
  { intros sg r <-. rewrite <- (quarter_ok sg s x E), <- Q2R_three_halves.
    eapply bind_ok; [apply at_parameter_ok|]. intros w Hw. apply multiply_ok; assumption. }
  assert (plus : Q2R 1 * x ^ 2 / 4 = x ^ 2 / 4) by (rewrite Q2R_1; field).
  assert (minus : Q2R (-1) * x ^ 2 / 4 = - x ^ 2 / 4) by (rewrite Q2R_minus_one; field).
  pose proof (even 1%Q _ plus) as C. pose proof (odd 1%Q _ plus) as S.
  pose proof (even (-1)%Q _ minus) as c'. pose proof (odd (-1)%Q _ minus) as s'. clear even odd.
  rewrite <- cosh_0F1 in C. rewrite <- sinh_0F1 in S. rewrite <- cos_0F1 in c'. rewrite <- sin_0F1 in s'.
  destruct f; cbn [denote_unary]; try assumption; try (intros u F; discriminate F);
    eapply both_ok; try eassumption; intros v1 w1 Hv Hw; apply divide_ok; assumption.
Qed.

(** ** Bessel functions of integer order *)

Definition kind_sign (k : kind) : Q := match k with Modified => 1%Q | Ordinary => (-1)%Q end.

Definition bessel (k : kind) (n : nat) (v : form) : option form :=
  match square v with
  | None => None
  | Some s =>
    let series := at_parameter (inject_Z (Z.of_nat n) + 1) (Qred (kind_sign k * s / 4)) in
    let half := divide place v (constant 2) in
    let power_ := bind half (fun h => power h n) in
    let front := bind power_ (fun p => divide place p (constant (inject_Z (Z.of_nat (fact n))))) in
    both multiply front series
  end.

Lemma bessel_ok k n v x : denotes X Y v x ->
  yields X Y (bessel k n v) (match k with Modified => besselI n x | Ordinary => besselJ n x end).
Proof.
  intros H. unfold bessel. destruct (square v) as [s|] eqn:E; [|intros u F; discriminate F].
  apply (square_ok X Y v x s H) in E.
  pose proof (at_parameter_ok (inject_Z (Z.of_nat n) + 1) (Qred (kind_sign k * s / 4))) as A.
  rewrite Q2R_plus, Q2R_nat, Q2R_1, (quarter_ok _ s x E) in A.
  assert (F : yields X Y (bind (bind (divide place v (constant 2)) (fun h => power h n))
    (fun p => divide place p (constant (inject_Z (Z.of_nat (fact n)))))) ((x / 2) ^ n / INR (fact n))).
  { pose proof (constant_ok X Y 2) as T. rewrite Q2R_two in T.
    pose proof (constant_ok X Y (inject_Z (Z.of_nat (fact n)))) as N. rewrite Q2R_nat in N.
    eapply bind_ok.
    - eapply bind_ok; [exact (divide_ok X Y place HX HY _ _ _ _ H T)|].
      intros h Hh. apply power_ok; eassumption.
    - intros p Hp. apply divide_ok; assumption. }
  destruct k; cbn [kind_sign] in *.
  - rewrite besselI_0F1. rewrite Q2R_1, Rmult_1_l in A.
    eapply both_ok; [exact F | exact A|]. intros u w Hu Hw. apply multiply_ok; assumption.
  - rewrite besselJ_0F1. rewrite Q2R_minus_one in A. replace (-1 * x ^ 2 / 4) with (- x ^ 2 / 4) in A by field.
    eapply both_ok; [exact F | exact A|]. intros u w Hu Hw. apply multiply_ok; assumption.
Qed.

End Neighbours.

(** ** The same over one of Euler's sums *)

Section OverSum.
Variables (f : poly) (place : interval).
Let X := euler_sum (fun n => peval f (INR n)) 0.
Hypothesis HX : contains place X.

Definition sum_bessel (k : kind) (n : nat) (v : form) : option form :=
  match square v with
  | None => None
  | Some s =>
    let series := sum_0F1 f (inject_Z (Z.of_nat n) + 1) (quarter_of (kind_sign k) s) in
    let half := divide place v (constant 2) in
    let power_ := bind half (fun h => power h n) in
    let front := bind power_ (fun p => divide place p (constant (inject_Z (Z.of_nat (fact n))))) in
    both multiply front series
  end.

Lemma sum_bessel_ok Y k n v x : Y <> 0 -> denotes X Y v x ->
  yields X Y (sum_bessel k n v) (match k with Modified => besselI n x | Ordinary => besselJ n x end).
Proof.
  intros HY H. unfold sum_bessel. destruct (square v) as [s|] eqn:E; [|intros u F; discriminate F].
  apply (square_ok X Y v x s H) in E.
  pose proof (sum_0F1_ok f Y (inject_Z (Z.of_nat n) + 1) (quarter_of (kind_sign k) s)) as A. fold X in A.
  assert (Q : Q2R (quarter_of (kind_sign k) s) = Q2R (kind_sign k) * x ^ 2 / 4).
  { unfold quarter_of. rewrite Q2R_red, Q2R_div, Q2R_mult, <- E by discriminate.
    replace (Q2R 4) with 4 by (unfold Q2R; simpl; field). reflexivity. }
  rewrite Q2R_plus, Q2R_nat, Q2R_1, Q in A.
  assert (F : yields X Y (bind (bind (divide place v (constant 2)) (fun h => power h n))
    (fun p => divide place p (constant (inject_Z (Z.of_nat (fact n)))))) ((x / 2) ^ n / INR (fact n))).
  { pose proof (constant_ok X Y 2) as T. rewrite Q2R_two in T.
    pose proof (constant_ok X Y (inject_Z (Z.of_nat (fact n)))) as N. rewrite Q2R_nat in N.
    eapply bind_ok.
    - eapply bind_ok; [exact (divide_ok X Y place HX HY _ _ _ _ H T)|].
      intros h Hh. apply power_ok; eassumption.
    - intros p Hp. apply divide_ok; assumption. }
  destruct k; cbn [kind_sign] in *.
  - rewrite besselI_0F1. rewrite Q2R_1, Rmult_1_l in A.
    eapply both_ok; [exact F | exact A|]. intros u w Hu Hw. apply multiply_ok; assumption.
  - rewrite besselJ_0F1. rewrite Q2R_minus_one in A. replace (-1 * x ^ 2 / 4) with (- x ^ 2 / 4) in A by field.
    eapply both_ok; [exact F | exact A|]. intros u w Hu Hw. apply multiply_ok; assumption.
Qed.
End OverSum.
