(** * The theorem that exported files use

    An expression is evaluated to a form over a generator X; the quotient of the two functions of the certificate's base is a
    rational function of X, too (Lambert 1761: coth y = 1/y + 1/(3/y + ...), cot y = 1/y - 1/(3/y - ...)). Where the value of the
    expression is the image of it under W as a rational function, the certificate proves the expansion of the expression. *)

Require Import Reals QArith Qreals List Bool Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Fraction Expansion Hypergeometric Confluent Sums Functions Polynomials Interlaced Bases Certificate Enclosure Expressions.
From Esma Require Import Values Generators Multiples OverSums Neighbours Fractional.
Import ListNotations.
Open Scope R_scope.

(** ** Evaluation *)

Definition call (g : generator) (place : interval) (f : unary) (v : form) : option form :=
  match g with
  | Exponential u =>
    match rational v with
    | Some r => match multiple r u with Some n => hyperbolic place f n | None => None end
    | None => None
    end
  | Tangent u =>
    let unit_ := match f with Sin | Cos => Qred (2 * u) | _ => u end in
    match rational v with
    | Some r => match multiple r unit_ with Some n => trigonometric place f n | None => None end
    | None => None
    end
  | Neighbours K => wave K place f v
  | FractionalNeighbours _ => None
  | Sum f' _ => sum_wave f' f v
  end.

Fixpoint evaluate (g : generator) (place : interval) (e : expression) : option form :=
  match e with
  | Integer n => Some (constant (inject_Z n))
  | Negate x => bind (evaluate g place x) (fun v => Some (negate v))
  | Add x y => both add (evaluate g place x) (evaluate g place y)
  | Subtract x y => both subtract (evaluate g place x) (evaluate g place y)
  | Multiply x y => both multiply (evaluate g place x) (evaluate g place y)
  | Divide x y => both (divide place) (evaluate g place x) (evaluate g place y)
  | Power x n => bind (evaluate g place x) (fun v => power v n)
  | Sqrt x => bind (evaluate g place x) (square_root place)
  | Call f x => bind (evaluate g place x) (call g place f)
  | Hyp0F1 c z =>
    both (fun v w =>
      match g, rational v, rational w with
      | Neighbours K, Some p, Some zeta => at_parameter K p zeta
      | Sum f _, Some p, Some zeta => sum_0F1 f p zeta
      | _, _, _ => None
      end) (evaluate g place c) (evaluate g place z)
  | Hyp1F1 a b z =>
    bind (evaluate g place a) (fun t => both (fun v w =>
      match g, rational t, rational v, rational w with
      | Sum f _, Some p, Some r, Some zeta => sum_1F1 f p r zeta
      | _, _, _, _ => None
      end) (evaluate g place b) (evaluate g place z))
  | Bessel k n x =>
    bind (evaluate g place x) (fun v =>
      match g with Neighbours K => bessel K place k n v | Sum f _ => sum_bessel f place k n v | _ => None end)
  | Fractional k nu x =>
    both (fun v w => match g with FractionalNeighbours K => bessel_fractional K place k v w | _ => None end)
      (evaluate g place nu) (evaluate g place x)
  end.

Section Evaluation.
Variables (Gamma : R -> R) (pow_ : R -> R -> R).
Variables (g : generator) (place : interval).
Hypothesis Hlocated : located g place.

(** What Gamma and power must satisfy. *)
Definition special_functions : Prop :=
  match g with FractionalNeighbours _ => gamma_like Gamma /\ power_like pow_ | _ => True end.
Hypothesis Hspecial : special_functions.

Let X := generator_value g.
Let Y : R :=
  match g with
  | Neighbours K => hyp0F1 (parameter K + 1) (argument K)
  | FractionalNeighbours K =>
    pow_ (sqrt (Q2R (half_square K))) (parameter K) / Gamma (parameter K + 1) * hyp0F1 (parameter K + 1) (argument K)
  | _ => 1
  end.

Lemma Y_nonzero : Y <> 0.
Proof.
  destruct Hlocated as [_ L]. unfold Y, special_functions in *. destruct g as [u | u | K | K | f q];
    [lra | lra | exact (proj2 L) | | lra].
  destruct L as [V N]. destruct Hspecial as [G P]. apply (fractional_Y_nonzero K V N Gamma pow_ G P).
Qed.

Lemma X_placed : contains place X.
Proof. apply Hlocated. Qed.

Lemma call_ok f v x : denotes X Y v x -> yields X Y (call g place f v) (denote_unary f x).
Proof.
  pose proof X_placed as HX. pose proof Y_nonzero as HY. intros H.
  destruct Hlocated as [_ L]. unfold call. unfold X, Y in *. destruct g as [u | u | K | K | f0 q0]; cbn [generator_value] in *.
  - destruct (rational v) as [r|] eqn:E; [|intros w F; discriminate F].
    destruct (multiple r u) as [n|] eqn:M; [|intros w F; discriminate F].
    rewrite (rational_ok _ _ _ _ _ H E), (multiple_ok r u n M). apply hyperbolic_ok; assumption.
  - destruct (rational v) as [r|] eqn:E; [|intros w F; discriminate F].
    destruct (multiple r (match f with Sin | Cos => Qred (2 * u) | _ => u end)) as [n|] eqn:M; [|intros w F; discriminate F].
    apply multiple_ok in M. rewrite (rational_ok _ _ _ _ _ H E), M.
    pose proof (trigonometric_ok (Q2R u) L 1 place f n HY HX) as T.
    destruct f; try exact T; rewrite Q2R_red, Q2R_mult, Q2R_two;
      replace (IZR n * (2 * Q2R u)) with (2 * (IZR n * Q2R u)) by ring; exact T.
  - destruct L as [V N]. apply wave_ok; assumption.
  - intros w F; discriminate F.
  - apply sum_wave_ok; assumption.
Qed.

Theorem evaluate_ok e : yields X Y (evaluate g place e) (denote Gamma pow_ e).
Proof.
  pose proof X_placed as HX. pose proof Y_nonzero as HY.
  induction e as [n | x IHx | x IHx y IHy | x IHx y IHy | x IHx y IHy | x IHx y IHy | x IHx n | x IHx | f x IHx
    | x IHx y IHy | a IHa x IHx y IHy | k n x IHx | k x IHx y IHy]; cbn [evaluate denote].
  - intros v E; injection E as <-. rewrite <- Q2R_Z. apply constant_ok.
  - eapply bind_ok; [exact IHx|]. intros v Hv w E; injection E as <-. apply negate_ok, Hv.
  - eapply both_ok; [exact IHx | exact IHy|]. intros; apply add_ok; assumption.
  - eapply both_ok; [exact IHx | exact IHy|]. intros; apply subtract_ok; assumption.
  - eapply both_ok; [exact IHx | exact IHy|]. intros; apply multiply_ok; assumption.
  - eapply both_ok; [exact IHx | exact IHy|]. intros; apply divide_ok; assumption.
  - eapply bind_ok; [exact IHx|]. intros v Hv. apply power_ok; assumption.
  - eapply bind_ok; [exact IHx|]. intros v Hv. apply square_root_ok; assumption.
  - eapply bind_ok; [exact IHx|]. intros v Hv. apply call_ok; assumption.
  - eapply both_ok; [exact IHx | exact IHy|]. intros v w Hv Hw u.
    destruct Hlocated as [_ L]. unfold X, Y in *. destruct g as [? | ? | K | K | f r]; try discriminate;
      (destruct (rational v) as [p|] eqn:Ep; [|discriminate]; destruct (rational w) as [q|] eqn:Eq; [|discriminate];
      rewrite (rational_ok _ _ _ _ _ Hv Ep), (rational_ok _ _ _ _ _ Hw Eq)).
    + destruct L as [V N]. apply at_parameter_ok; assumption.
    + exact (sum_0F1_ok f 1 p q u).
  - eapply bind_ok; [exact IHa|]. intros t Ht. eapply both_ok; [exact IHx | exact IHy|]. intros v w Hv Hw u.
    destruct Hlocated as [_ L]. unfold X, Y in *. destruct g as [? | ? | K | K | f r]; try discriminate.
    destruct (rational t) as [p|] eqn:Ep; [|discriminate]. destruct (rational v) as [q|] eqn:Eq; [|discriminate].
    destruct (rational w) as [o|] eqn:Eo; [|discriminate].
    rewrite (rational_ok _ _ _ _ _ Ht Ep), (rational_ok _ _ _ _ _ Hv Eq), (rational_ok _ _ _ _ _ Hw Eo).
    exact (sum_1F1_ok f 1 p q o u).
  - eapply bind_ok; [exact IHx|]. intros v Hv u.
    destruct Hlocated as [_ L]. unfold X, Y in *. destruct g as [? | ? | K | K | f r]; try discriminate; intros E.
    + destruct L as [V N]. pose proof (bessel_ok K V N place HX k n v _ Hv u E) as B. destruct k; exact B.
    + pose proof (sum_bessel_ok f place HX 1 k n v _ HY Hv u E) as B. destruct k; exact B.
  - eapply both_ok; [exact IHx | exact IHy|]. intros v w Hv Hw u.
    destruct Hlocated as [_ L]. unfold special_functions, X, Y in *. destruct g as [? | ? | K | K | f r]; try discriminate.
    destruct L as [V N]. destruct Hspecial as [G P]. intros E.
    pose proof (bessel_fractional_ok K V N place HX Gamma pow_ G P k v w _ _ Hv Hw u E) as B. destruct k; exact B.
Qed.

(** ** kappa_0 *)

Definition same_classical (K L : classical) : bool :=
  Qeq_bool (first K) (first L) && Qeq_bool (difference K) (difference L) &&
  Qeq_bool (multiplier K) (multiplier L) && (sigma K =? sigma L)%Z.

(** a = 1/y, b = 2/y, m = 1 with y = s n u: the n, where there is one >= 1. *)
Definition lambert (K : classical) (s u : Q) (sg : Z) : option nat :=
  if Qeq_bool (difference K) (2 * first K) && Qeq_bool (multiplier K) 1 && (sigma K =? sg)%Z then
    match multiple (Qred (/ first K)) (Qred (s * u)) with
    | Some n => if (0 <=? n)%Z then Some (Z.to_nat n) else None
    | None => None
    end
  else None.

(** Polynomials p, q with kappa_0 = p(X)/q(X). *)
Definition kappa (K : classical) : option (poly * poly) :=
  match g with
  | Exponential u =>
    match lambert K (1 # 2) u 1 with
    | Some n => Some (padd (monomial n) [1%Q], psub (monomial n) [1%Q])
    | None => None
    end
  | Tangent u =>
    match lambert K 1 u (-1) with Some n => let (p, q) := multiple_angle n in Some (q, p) | None => None end
  | Neighbours L | FractionalNeighbours L =>
    if same_classical K L then Some ([0; 1]%Q, [1%Q]) else None
  | Sum _ _ => None
  end.

Lemma lambert_ok K s u sg n : is_classical K = true -> lambert K s u sg = Some n ->
  forall y, y = INR n * (Q2R s * Q2R u) ->
  y <> 0 /\ parameter K = 1 / 2 /\ argument K = IZR sg * y ^ 2 / 4 /\ / Q2R (first K) = y.
Proof.
  intros HK. destruct (classical_facts K HK) as [A _]. unfold lambert.
  destruct (Qeq_bool (difference K) (2 * first K) && Qeq_bool (multiplier K) 1 && (sigma K =? sg)%Z) eqn:B; [|discriminate].
  rewrite !andb_true_iff in B. destruct B as [[B1 B2] B3]. apply Q2R_equal in B1, B2. apply Z.eqb_eq in B3.
  rewrite Q2R_mult, Q2R_two in B1. rewrite Q2R_1 in B2.
  destruct (multiple (Qred (/ first K)) (Qred (s * u))) as [m|] eqn:M; [|discriminate].
  destruct (Z.leb_spec 0 m) as [L | L]; [|discriminate]. intros E; injection E as <-.
  apply multiple_ok in M. rewrite !Q2R_red, Q2R_mult, Q2R_inv in M.
  2:{ intros Z. apply Qeq_eqR in Z. rewrite Q2R_0 in Z. lra. }
  rewrite INR_IZR_INZ, Z2Nat.id by exact L. intros y Hy. rewrite <- Hy in M.
  split; [rewrite <- M; apply Rinv_neq_0_compat; lra|].
  unfold parameter, argument. rewrite B1, B2, B3, <- M. split; [field; lra|]. split; [field; lra | reflexivity].
Qed.

Lemma kappa_ok K p q : is_classical K = true -> kappa K = Some (p, q) ->
  exists t, upper K = t * peval p X /\ lower K = t * peval q X.
Proof.
  intros HK. unfold kappa. destruct Hlocated as [_ L]. unfold X. destruct g as [u | u | L' | L' | f' q']; cbn [generator_value] in *; [| | | | discriminate].
  - destruct (lambert K (1 # 2) u 1) as [n|] eqn:E; [|discriminate]. intros I; injection I as <- <-.
    destruct (lambert_ok K _ u _ n HK E _ eq_refl) as [Y0 [P [Z F]]]. rewrite Q2R_half in *.
    set (y := INR n * (1 / 2 * Q2R u)) in *. exists (exp (- y) / 2).
    assert (LK : lower K = hyp0F1 (parameter K + 1) (argument K) * y) by (unfold lower, Rdiv; rewrite F; reflexivity).
    rewrite LK. unfold upper. rewrite P, Z, psub_ok, padd_ok, monomial_ok, peval_const, Q2R_1, <- exp_multiple.
    replace (INR n * Q2R u) with (y + y) by (unfold y; field). rewrite exp_plus.
    replace (1 / 2 + 1) with (3 / 2) by field. replace (1 * y ^ 2 / 4) with (y ^ 2 / 4) by field.
    assert (X1 : exp y * exp (- y) = 1) by (rewrite <- exp_plus, Rplus_opp_r; apply exp_0).
    rewrite <- cosh_0F1, (Rmult_comm (hyp0F1 (3 / 2) (y ^ 2 / 4)) y), <- sinh_0F1. unfold cosh, sinh. split.
    + transitivity ((exp y * (exp y * exp (- y)) + exp (- y)) / 2); [rewrite X1|]; field.
    + transitivity ((exp y * (exp y * exp (- y)) - exp (- y)) / 2); [rewrite X1|]; field.
  - destruct (lambert K 1 u (-1)) as [n|] eqn:E; [|discriminate].
    pose proof (multiple_angle_ok (Q2R u) L n) as [S C].
    destruct (multiple_angle n) as [a b]. cbn [fst snd] in *. intros I; injection I as <- <-.
    destruct (lambert_ok K _ u _ n HK E _ eq_refl) as [Y0 [P [Z F]]]. rewrite Q2R_1, Rmult_1_l in *.
    set (y := INR n * Q2R u) in *. exists (cos (Q2R u) ^ n).
    assert (LK : lower K = hyp0F1 (parameter K + 1) (argument K) * y) by (unfold lower, Rdiv; rewrite F; reflexivity).
    rewrite LK. unfold upper. rewrite P, Z.
    replace (1 / 2 + 1) with (3 / 2) by field. replace (-1 * y ^ 2 / 4) with (- y ^ 2 / 4) by field.
    rewrite <- cos_0F1, (Rmult_comm (hyp0F1 (3 / 2) (- y ^ 2 / 4)) y), <- sin_0F1. split; assumption.
  - destruct (same_classical K L') eqn:E; [|discriminate]. intros I; injection I as <- <-.
    assert (U : upper K = upper L' /\ lower K = lower L').
    { unfold same_classical in E. rewrite !andb_true_iff in E. destruct E as [[[E1 E2] E3] E4].
      apply Q2R_equal in E1, E2, E3. apply Z.eqb_eq in E4.
      unfold upper, lower, parameter, argument. rewrite E1, E2, E3, E4. split; reflexivity. }
    destruct U as [-> ->]. destruct L as [V N]. destruct (classical_facts L' V) as [A _].
    exists (lower L'). cbn [peval]. rewrite Q2R_0, Q2R_1. split; [|ring].
    field. unfold lower. apply Rmult_integral_contrapositive_currified; [exact N | apply Rinv_neq_0_compat; lra].
  - destruct (same_classical K L') eqn:E; [|discriminate]. intros I; injection I as <- <-.
    assert (U : upper K = upper L' /\ lower K = lower L').
    { unfold same_classical in E. rewrite !andb_true_iff in E. destruct E as [[[E1 E2] E3] E4].
      apply Q2R_equal in E1, E2, E3. apply Z.eqb_eq in E4.
      unfold upper, lower, parameter, argument. rewrite E1, E2, E3, E4. split; reflexivity. }
    destruct U as [-> ->]. destruct L as [V N]. destruct (classical_facts L' V) as [A _].
    exists (lower L'). cbn [peval]. rewrite Q2R_0, Q2R_1. split; [|ring].
    field. unfold lower. apply Rmult_integral_contrapositive_currified; [exact N | apply Rinv_neq_0_compat; lra].
Qed.

(** ** The other bases *)

(** Polynomials p, q with the quotient of the two functions of the base p(X)/q(X). *)
Definition base_form (B : base) : option (poly * poly) :=
  match B with
  | Classic K => kappa K
  | Gauss K =>
    match kappa K with Some (p, q) => Some (pscale (classical_c K) p, pscale (first K) q) | None => None end
  | Kummer z a c =>
    match g with
    | Exponential u =>
      if Qeq_bool a 0 && Qeq_bool c 1 then
        match multiple z u with
        | Some n =>
          let v := power_form n in Some (pscale z (den v), psub (num v) (den v))
        | None => None
        end
      else None
    | Sum f _ =>
      if Qeq_bool a 0 && peqb f (factor_1F1 (Qred (c + 1)) z) then Some ([c], [0; 1]%Q) else None
    | _ => None
    end
  | Euler f q =>
    match g with
    | Sum f' _ => if peqb f f' then Some ([0; 1]%Q, [-1; 1]%Q) else None
    | _ => None
    end
  end.

Lemma base_form_ok B p q : is_base B = true -> base_form B = Some (p, q) ->
  exists t, upper_of B = t * peval p X /\ lower_of B = t * peval q X.
Proof.
  intros HB. destruct B as [K | K | z a c | f q0]; cbn [base_form upper_of lower_of].
  - apply kappa_ok, HB.
  - destruct (kappa K) as [[p' q']|] eqn:E; [|discriminate]. intros I; injection I as <- <-. cbn [is_base] in HB.
    destruct (kappa_ok K p' q' HB E) as [t [U L]]. destruct (classical_facts K HB) as [A _]. exists t.
    rewrite !pscale_ok, (classical_c_ok K HB). unfold upper, lower in *. split; [rewrite U; ring|].
    transitivity (Q2R (first K) * (hyp0F1 (parameter K + 1) (argument K) / Q2R (first K))); [field; lra | rewrite L; ring].
  - cbn [is_base] in HB. rewrite !andb_true_iff in HB. destruct HB as [[H1 H2] H3].
    apply Q2R_nonzero in H1. apply Q2R_positive in H3.
    destruct Hlocated as [_ Loc]. unfold X. destruct g as [u | u | K | K | f q0]; try discriminate; cbn [generator_value].
    + destruct (Qeq_bool a 0 && Qeq_bool c 1) eqn:E; [|discriminate]. apply andb_prop in E as [E1 E2].
      apply Q2R_equal in E1, E2. rewrite Q2R_0 in E1. rewrite Q2R_1 in E2.
      destruct (multiple z u) as [n|] eqn:M; [|discriminate]. apply multiple_ok in M. intros I; injection I as <- <-.
      destruct (power_form_ok (Q2R u) 1 n) as [D0 [_ P]]. rewrite <- M in P.
      assert (w0 : weight (power_form n) = 0%Z /\ radicand (power_form n) = 1%Z) by (unfold power_form; destruct (0 <=? n)%Z; split; reflexivity).
      destruct w0 as [W0 R0]. rewrite W0, R0, sqrt_1 in P. simpl powerRZ in P.
      set (X0 := exp (Q2R u)) in *. exists (/ (Q2R z * peval (den (power_form n)) X0)).
      rewrite E1, E2, pscale_ok, psub_ok, Rplus_0_l, hyp1F1_zero by lra. split; [field; split; assumption|].
      replace (1 + 1) with 2 by ring. apply (Rmult_eq_reg_l (Q2R z)); [|exact H1]. rewrite hyp1F1_exp, P. field. split; assumption.
    + destruct (Qeq_bool a 0 && peqb f (factor_1F1 (Qred (c + 1)) z)) eqn:E; [|discriminate]. apply andb_prop in E as [E1 E2].
      apply Q2R_equal in E1. rewrite Q2R_0 in E1. intros I; injection I as <- <-. exists 1.
      rewrite E1, Rplus_0_l, hyp1F1_zero by lra. rewrite peval_const. split; [ring|].
      pose proof (sum_1F1_ok f 1 1 (Qred (c + 1)) z) as S. unfold sum_1F1 in S.
      assert (B1 : negb (Qle_bool (Qred (c + 1)) 0) = true).
      { apply negb_true_iff. destruct (Qle_bool (Qred (c + 1)) 0) eqn:Q; [|reflexivity].
        apply Q2R_at_most in Q. rewrite Q2R_red, Q2R_plus, Q2R_1, Q2R_0 in Q. lra. }
      assert (B2 : negb (Qeq_bool z 0) = true).
      { apply negb_true_iff. destruct (Qeq_bool z 0) eqn:Q; [|reflexivity]. apply Q2R_equal in Q. rewrite Q2R_0 in Q. contradiction. }
      rewrite B1, B2, E2 in S. specialize (S itself eq_refl). destruct S as [_ [_ S]].
      unfold itself, polynomial in S. cbn [num den weight radicand] in S. rewrite sqrt_1, peval_const, Q2R_1 in S. simpl powerRZ in S.
      rewrite Q2R_red, Q2R_plus, Q2R_1 in S. rewrite Rplus_0_l, S. field.
  - destruct (euler_facts f q0 HB) as [Q [low _]]. pose proof (c_nonzero _ _ Q low O) as C0.
    pose proof (euler_step _ _ Q low O) as S0.
    destruct Hlocated as [_ Loc]. unfold X. destruct g as [u | u | K | K | f' q']; try discriminate; cbn [generator_value].
    destruct (peqb f f') eqn:E; [|discriminate]. intros I; injection I as <- <-. exists (peval f 0).
    rewrite (euler_ext (fun n => peval f' (INR n)) (fun n => peval f (INR n))) by (intros m; symmetry; apply peqb_ok, E).
    cbv beta in C0, S0. simpl INR in C0, S0. cbn [peval]. replace (Q2R (-1)) with (-1) by (unfold Q2R; simpl; field). rewrite Q2R_0, Q2R_1.
    set (G := euler_sum (fun n => peval f (INR n))) in *. split; [ring|]. rewrite S0. field. exact C0.
Qed.

(** ** The value *)

(** p u + q v for constants u, v of W. *)
Definition combined (u v p q : poly) : poly := padd (pscale (qeval u 0) p) (pscale (qeval v 0) q).

(** The value of the expression is the image of the base under W as a rational function of X. *)
Definition same_value (C : certificate) (e : expression) : bool :=
  match base_form (the_base C), evaluate g place e with
  | Some (p, q), Some v =>
    let s := Z.sqrt (radicand v) in
    (weight v =? 0)%Z && (s * s =? radicand v)%Z &&
    peqb (pmul (pscale (inject_Z s) (num v)) (combined (e21 (W C)) (e22 (W C)) p q))
         (pmul (den v) (combined (e11 (W C)) (e12 (W C)) p q))
  | _, _ => false
  end.

Definition accepts (C : certificate) (e : expression) : bool := check C && same_value C e.

Theorem accepts_correct C e : accepts C e = true ->
  expansion (denote Gamma pow_ e) (fraction_terms (the_fraction C)) (fraction_numerators (the_fraction C)).
Proof.
  intros H. apply andb_prop in H as [H1 H2].
  destruct (check_correct C H1) as [N V].
  assert (HK : is_base (the_base C) = true).
  { unfold check in H1. rewrite !andb_true_iff in H1. apply H1. }
  unfold same_value in H2. destruct (base_form (the_base C)) as [[p q]|] eqn:Ek; [|discriminate].
  destruct (evaluate g place e) as [v|] eqn:Ev; [|discriminate].
  rewrite !andb_true_iff in H2. destruct H2 as [[W0 S] P]. apply Z.eqb_eq in W0, S. apply (peqb_ok _ _ X) in P.
  destruct (evaluate_ok e v Ev) as [D0 [R0 ->]].
  destruct (base_form_ok _ p q HK Ek) as [t [U L]].
  rewrite W0, <- S. simpl powerRZ. rewrite mult_IZR, sqrt_square by (apply IZR_le, Z.sqrt_nonneg).
  set (s := Z.sqrt (radicand v)) in *.
  unfold combined in P. rewrite !pmul_ok, !padd_ok, !pscale_ok, !qeval_ok, Q2R_0, Q2R_Z in P.
  unfold entry in *. rewrite U, L in *.
  set (w11 := peval (e11 (W C)) 0) in *. set (w12 := peval (e12 (W C)) 0) in *.
  set (w21 := peval (e21 (W C)) 0) in *. set (w22 := peval (e22 (W C)) 0) in *.
  replace (peval (num v) X / peval (den v) X * 1 * IZR s) with
    ((w11 * (t * peval p X) + w12 * (t * peval q X)) / (w21 * (t * peval p X) + w22 * (t * peval q X))); [exact V|].
  apply (Rmult_eq_reg_r ((w21 * (t * peval p X) + w22 * (t * peval q X)) * peval (den v) X)).
  2:{ apply Rmult_integral_contrapositive_currified; assumption. }
  transitivity (t * (peval (den v) X * (w11 * peval p X + w12 * peval q X))); [field; exact N|].
  rewrite <- P. field. exact D0.
Qed.

(** The same with the rules of terms and numerators as they are written. *)
Theorem proved C e terms_ numerators_ : accepts C e = true ->
  (forall j, terms_ j = map (fun p => peval p j) (polynomials (the_fraction C))) ->
  (forall j, numerators_ j = map (fun p => peval p j) (rule (the_fraction C))) ->
  expansion (denote Gamma pow_ e) (terms (preperiod (the_fraction C)) terms_) (numerators numerators_).
Proof.
  intros H E N. rewrite <- (fraction_terms_reads _ _ E), <- (fraction_numerators_reads _ _ N).
  exact (accepts_correct C e H).
Qed.
End Evaluation.
