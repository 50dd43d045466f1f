(** * Bessel functions of fractional order

    I_nu and J_nu for orders nu = c + n with an integer n, as forms over the same neighbours of 0F1, for every Gamma and power
    function with the equations of Functions.v: Y is then power h c / Gamma (c+1) 0F1(; c+1; z) with h = x/2. *)

Require Import Reals QArith Qreals List Bool Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Fraction Expansion Hypergeometric Functions Polynomials Interlaced Bases Certificate Enclosure Expressions.
From Esma Require Import Values Generators Multiples OverSums Neighbours.
Import ListNotations.
Open Scope R_scope.

Section Fractional.
Variable K : classical.
Hypothesis HK : is_classical K = true.
Let c := parameter K.
Let z := argument K.
Let qc := classical_c K.
Let qz := classical_z K.
Let X := upper K / lower K.
Let Y := hyp0F1 (c + 1) z.
Hypothesis HY : Y <> 0.
Variable place : interval.
Hypothesis HX : contains place X.
Variables (Gamma : R -> R) (pow_ : R -> R -> R).
Hypothesis HG : gamma_like Gamma.
Hypothesis HP : power_like pow_.

(** h = x/2 with h^2 = 1/(m b^2). *)
Definition half_square : Q := Qred (/ (multiplier K * difference K * difference K)).
Let h := sqrt (Q2R half_square).
Let scaling := pow_ h c / Gamma (c + 1).
Let Y' := scaling * Y.

Lemma half_square_positive : 0 < Q2R half_square.
Proof.
  destruct (classical_facts K HK) as [_ [B [M _]]]. unfold half_square.
  assert (P : 0 < Q2R (multiplier K) * Q2R (difference K) * Q2R (difference K))
    by (apply Rmult_lt_0_compat; [apply Rmult_lt_0_compat|]; lra).
  rewrite Q2R_red, Q2R_inv, !Q2R_mult; [apply Rinv_0_lt_compat, P|].
  intros Z. apply Qeq_eqR in Z. rewrite !Q2R_mult, Q2R_0 in Z. lra.
Qed.

Lemma h_positive : 0 < h.
Proof. apply sqrt_lt_R0, half_square_positive. Qed.

Lemma scaling_nonzero : scaling <> 0.
Proof.
  assert (0 < c) by exact (c_positive K HK). unfold scaling. apply Rmult_integral_contrapositive_currified.
  - apply (HP h c h_positive).
  - apply Rinv_neq_0_compat, (HG (c + 1)), positive_regular. lra.
Qed.

Lemma fractional_Y_nonzero : Y' <> 0.
Proof. apply Rmult_integral_contrapositive_currified; [exact scaling_nonzero | exact HY]. Qed.

(** power h (c+n) / Gamma (c+n+1) over the same at n = 0: by h/(c+n+1) from n to n+1. *)
Definition half_form : form := root_of half_square.

Fixpoint raised (n : nat) : option form :=
  match n with
  | O => Some (constant 1)
  | S m => bind (raised m) (fun v => bind (multiply v half_form)
      (fun w => divide place w (constant (Qred (qc + inject_Z (Z.of_nat (S m)))))))
  end.

Fixpoint lowered (n : nat) : option form :=
  match n with
  | O => Some (constant 1)
  | S m => bind (lowered m) (fun v => bind (divide place v half_form)
      (fun w => multiply w (constant (Qred (qc - inject_Z (Z.of_nat m))))))
  end.

Lemma half_form_ok : denotes X Y' half_form h.
Proof.
  apply root_of_ok. pose proof half_square_positive as P. unfold Q2R in P.
  apply lt_IZR. apply (Rmult_lt_reg_r (/ IZR (QDen half_square))); [apply Rinv_0_lt_compat, IZR_lt; lia|].
  rewrite Rmult_0_l. exact P.
Qed.

Lemma raised_ok n : yields X Y' (raised n) (pow_ h (c + INR n) / Gamma (c + INR n + 1) / scaling).
Proof.
  assert (0 < c) by exact (c_positive K HK). pose proof scaling_nonzero as S0. pose proof fractional_Y_nonzero as Y0.
  induction n as [|n IH].
  - simpl raised. simpl INR. rewrite Rplus_0_r. intros v E; injection E as <-.
    replace (pow_ h c / Gamma (c + 1) / scaling) with (Q2R 1); [apply constant_ok|].
    rewrite Q2R_1. fold scaling. field. exact S0.
  - cbn [raised]. pose proof (pos_INR n).
    assert (D : Q2R (Qred (qc + inject_Z (Z.of_nat (S n)))) = c + INR n + 1).
    { rewrite Q2R_red, Q2R_plus, Q2R_nat, S_INR. unfold qc. rewrite (classical_c_ok K HK). fold c. ring. }
    replace (pow_ h (c + INR (S n)) / Gamma (c + INR (S n) + 1) / scaling)
      with (pow_ h (c + INR n) / Gamma (c + INR n + 1) / scaling * h / (c + INR n + 1)).
    2:{ rewrite S_INR. replace (c + (INR n + 1)) with (c + INR n + 1) by ring.
        destruct (HG (c + INR n + 1) (positive_regular (c + INR n + 1) ltac:(lra))) as [G0 G1].
        destruct (HP h (c + INR n) h_positive) as [_ P1]. rewrite G1, P1. field. repeat split; try assumption; lra. }
    eapply bind_ok; [exact IH|]. intros v Hv. eapply bind_ok; [apply multiply_ok; [exact Y0 | exact Hv | apply half_form_ok]|].
    intros w Hw. apply divide_ok; [exact HX | exact Y0 | exact Hw|]. rewrite <- D. apply constant_ok.
Qed.

Lemma lowered_ok n : broken K = true ->
  yields X Y' (lowered n) (pow_ h (c - INR n) / Gamma (c - INR n + 1) / scaling).
Proof.
  intros B. pose proof scaling_nonzero as S0. pose proof fractional_Y_nonzero as Y0. pose proof h_positive as H0.
  induction n as [|n IH].
  - simpl lowered. simpl INR. rewrite Rminus_0_r. intros v E; injection E as <-.
    replace (pow_ h c / Gamma (c + 1) / scaling) with (Q2R 1); [apply constant_ok|].
    rewrite Q2R_1. fold scaling. field. exact S0.
  - cbn [lowered].
    assert (D : Q2R (Qred (qc - inject_Z (Z.of_nat n))) = c - INR n).
    { rewrite Q2R_red. unfold Qminus. rewrite Q2R_plus, Q2R_opp, Q2R_nat. unfold qc. rewrite (classical_c_ok K HK). reflexivity. }
    replace (pow_ h (c - INR (S n)) / Gamma (c - INR (S n) + 1) / scaling)
      with (pow_ h (c - INR n) / Gamma (c - INR n + 1) / scaling / h * (c - INR n)).
    2:{ rewrite S_INR. replace (c - (INR n + 1) + 1) with (c - INR n) by ring.
        assert (R : regular (c - INR n)) by exact (broken_regular K HK n B). pose proof (R O) as R0. simpl in R0. rewrite Rplus_0_r in R0.
        destruct (HG (c - INR n) R) as [G0 G1]. rewrite G1.
        destruct (HP h (c - (INR n + 1)) H0) as [_ P1].
        replace (c - (INR n + 1) + 1) with (c - INR n) in P1 by ring. rewrite P1. field. repeat split; try assumption; lra. }
    eapply bind_ok; [exact IH|]. intros v Hv.
    eapply bind_ok; [apply divide_ok; [exact HX | exact Y0 | exact Hv | apply half_form_ok]|].
    intros w Hw. apply multiply_ok; [exact Y0 | exact Hw|]. rewrite <- D. apply constant_ok.
Qed.

(** I or J of order nu at x > 0 with x^2/4 = h^2. *)
Definition bessel_fractional (k : kind) (nu x : form) : option form :=
  match rational nu, square x with
  | Some q, Some s =>
    if Qeq_bool (Qred (s / 4)) half_square && positive x && broken K && Qeq_bool (Qred (kind_sign k * s / 4)) qz
    then
      match offset K q with
      | Some n =>
        match neighbour K (n + 1) with
        | Some p =>
          bind (if (0 <=? n)%Z then raised (Z.to_nat n) else lowered (Z.to_nat (- n)))
            (fun r => multiply r (multiple_of_Y p))
        | None => None
        end
      | None => None
      end
    else None
  | _, _ => None
  end.

Lemma bessel_fractional_ok k nu x n y : denotes X Y' nu n -> denotes X Y' x y ->
  yields X Y' (bessel_fractional k nu x)
    (match k with
     | Modified => besselI_fractional Gamma pow_ n y | Ordinary => besselJ_fractional Gamma pow_ n y end).
Proof.
  intros Hn Hx. unfold bessel_fractional.
  destruct (rational nu) as [q|] eqn:Eq; [|intros u F; discriminate F].
  destruct (square x) as [s|] eqn:Es; [|intros u F; discriminate F].
  destruct (Qeq_bool (Qred (s / 4)) half_square && positive x && broken K && Qeq_bool (Qred (kind_sign k * s / 4)) qz) eqn:B;
    [|intros u F; discriminate F].
  rewrite !andb_true_iff in B. destruct B as [[[B1 B2] B3] B4].
  destruct (offset K q) as [t|] eqn:Et; [|intros u F; discriminate F].
  destruct (neighbour K (t + 1)) as [p|] eqn:Ep; [|intros u F; discriminate F].
  pose proof (rational_ok _ _ _ _ _ Hn Eq) as ->. pose proof (square_ok _ _ _ _ _ Hx Es) as S.
  pose proof (positive_ok _ _ _ _ Hx B2) as P. apply (offset_ok K HK) in Et. apply (neighbour_ok K HK HY) in Ep. fold c z X Y in Et, Ep.
  rewrite plus_IZR, <- Rplus_assoc in Ep. rewrite Et.
  assert (Hh : y / 2 = h).
  { apply Q2R_equal in B1. rewrite Q2R_red, Q2R_div, <- S in B1 by discriminate.
    replace (Q2R 4) with 4 in B1 by (unfold Q2R; simpl; field). unfold h. rewrite <- B1.
    replace (y ^ 2 / 4) with (y / 2 * (y / 2)) by field. rewrite sqrt_square; lra. }
  apply Q2R_equal in B4. rewrite (quarter_ok _ s y S) in B4. unfold qz in B4. rewrite (classical_z_ok K HK) in B4. fold z in B4.
  assert (V : match k with
    | Modified => besselI_fractional Gamma pow_ (c + IZR t) y | Ordinary => besselJ_fractional Gamma pow_ (c + IZR t) y end =
    pow_ h (c + IZR t) / Gamma (c + IZR t + 1) / scaling * (peval p X * Y')).
  { pose proof scaling_nonzero as S0.
    transitivity (pow_ h (c + IZR t) / Gamma (c + IZR t + 1) * hyp0F1 (c + IZR t + 1) z).
    - destruct k; cbn [kind_sign] in B4; unfold besselI_fractional, besselJ_fractional; rewrite Hh; f_equal; f_equal; rewrite <- B4;
        [rewrite Q2R_1 | rewrite Q2R_minus_one]; field.
    - rewrite Ep. unfold Y'.
      replace (pow_ h (c + IZR t) / Gamma (c + IZR t + 1) / scaling * (peval p X * (scaling * Y)))
        with (pow_ h (c + IZR t) / Gamma (c + IZR t + 1) * (peval p X * Y) * (scaling * / scaling)) by (unfold Rdiv; ring).
      rewrite Rinv_r by exact S0. ring. }
  rewrite V. eapply bind_ok; [|intros r Hr; apply multiply_ok; [exact fractional_Y_nonzero | exact Hr | apply multiple_of_Y_ok]].
  destruct (Z.leb_spec 0 t) as [L | L].
  - pose proof (raised_ok (Z.to_nat t)) as A. rewrite INR_IZR_INZ, Z2Nat.id in A by exact L. exact A.
  - pose proof (lowered_ok (Z.to_nat (- t)) B3) as A. rewrite INR_IZR_INZ, Z2Nat.id, opp_IZR in A by lia.
    replace (c - - IZR t) with (c + IZR t) in A by ring. exact A.
Qed.

End Fractional.
