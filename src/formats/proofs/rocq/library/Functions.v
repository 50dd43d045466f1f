(** * The elementary functions and the Bessel functions by 0F1

    cosh y = 0F1(; 1/2; y^2/4), sinh y = y 0F1(; 3/2; y^2/4), the same with -y^2/4 for cos and sin (DLMF 10.16.1, 10.39.1),
    and Bessel's functions by their series (DLMF 10.2.2, 10.25.2). All of it from the definitions of the standard library,
    which are power series. *)

Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Hypergeometric.
Open Scope R_scope.

(** ** Functions that the standard library lacks *)

Definition coth (x : R) : R := cosh x / sinh x.
Definition cot (x : R) : R := cos x / sin x.

(** Bessel functions of integer order n >= 0. *)
Definition besselI (n : nat) (x : R) : R :=
  Series (fun k => (x / 2) ^ (2 * k + n) / (INR (fact k) * INR (fact (k + n)))).
Definition besselJ (n : nat) (x : R) : R :=
  Series (fun k => (-1) ^ k * (x / 2) ^ (2 * k + n) / (INR (fact k) * INR (fact (k + n)))).

(** ** Exponential and hyperbolic functions *)

Lemma double_succ k : (2 * S k = S (S (2 * k)))%nat.
Proof. lia. Qed.

Lemma pochhammer_half k : INR (fact k) * pochhammer (1 / 2) k * 4 ^ k = INR (fact (2 * k)).
Proof.
  induction k as [|k IH]; [simpl; ring|].
  rewrite double_succ, !fact_simpl, !mult_INR, <- IH, !S_INR, mult_INR. simpl. field.
Qed.

Lemma pochhammer_three_halves k : INR (fact k) * pochhammer (3 / 2) k * 4 ^ k = INR (fact (2 * k + 1)).
Proof.
  induction k as [|k IH]; [simpl; ring|].
  replace (2 * S k + 1)%nat with (S (S (2 * k + 1))) by lia.
  rewrite !fact_simpl, !mult_INR, <- IH, !S_INR, plus_INR, mult_INR. simpl. field.
Qed.

Lemma term_half z k : term (1 / 2) z k = (4 * z) ^ k / INR (fact (2 * k)).
Proof.
  unfold term. rewrite <- pochhammer_half, Rpow_mult_distr.
  pose proof (factorial_pos k). pose proof (pochhammer_pos (1 / 2) k ltac:(lra)).
  pose proof (pow_lt 4 k ltac:(lra)). field. repeat split; lra.
Qed.

Lemma term_three_halves z k : term (3 / 2) z k = (4 * z) ^ k / INR (fact (2 * k + 1)).
Proof.
  unfold term. rewrite <- pochhammer_three_halves, Rpow_mult_distr.
  pose proof (factorial_pos k). pose proof (pochhammer_pos (3 / 2) k ltac:(lra)).
  pose proof (pow_lt 4 k ltac:(lra)). field. repeat split; lra.
Qed.

(** The even and the odd part of the exponential series. *)
Lemma exp_0F1 y : exp y = hyp0F1 (1 / 2) (y ^ 2 / 4) + y * hyp0F1 (3 / 2) (y ^ 2 / 4).
Proof.
  assert (X : forall k, (4 * (y ^ 2 / 4)) ^ k = (y ^ 2) ^ k) by (intros k; f_equal; field).
  pose proof (series_exists (1 / 2) (y ^ 2 / 4) (positive_regular (1 / 2) ltac:(lra))) as [l1 H1].
  pose proof (series_exists (3 / 2) (y ^ 2 / 4) (positive_regular (3 / 2) ltac:(lra))) as [l2 H2].
  unfold hyp0F1. rewrite (is_series_unique _ _ H1), (is_series_unique _ _ H2).
  pose proof (is_exp_Reals y) as E. apply is_pseries_unique in E. rewrite <- E.
  apply is_pseries_unique. apply is_pseries_odd_even.
  - unfold is_pseries. eapply is_series_ext; [|exact H1]. intros k.
    change (term (1 / 2) (y ^ 2 / 4) k = pow_n (y ^ 2) k * / INR (fact (2 * k))).
    rewrite term_half, X. rewrite (pow_n_pow (y ^ 2) k). reflexivity.
  - unfold is_pseries. eapply is_series_ext; [|exact H2]. intros k.
    change (term (3 / 2) (y ^ 2 / 4) k = pow_n (y ^ 2) k * / INR (fact (2 * k + 1))).
    rewrite term_three_halves, X. rewrite (pow_n_pow (y ^ 2) k). reflexivity.
Qed.

Lemma cosh_0F1 y : cosh y = hyp0F1 (1 / 2) (y ^ 2 / 4).
Proof.
  unfold cosh. rewrite (exp_0F1 y), (exp_0F1 (- y)). replace ((- y) ^ 2) with (y ^ 2) by ring. field.
Qed.

Lemma sinh_0F1 y : sinh y = y * hyp0F1 (3 / 2) (y ^ 2 / 4).
Proof.
  unfold sinh. rewrite (exp_0F1 y), (exp_0F1 (- y)). replace ((- y) ^ 2) with (y ^ 2) by ring. field.
Qed.

(** ** Trigonometric functions *)

Lemma cos_0F1 y : cos y = hyp0F1 (1 / 2) (- y ^ 2 / 4).
Proof.
  symmetry. unfold cos. destruct (exist_cos (Rsqr y)) as [l Hl]. unfold hyp0F1. apply is_series_unique.
  apply is_series_Reals in Hl. eapply is_series_ext; [|exact Hl]. intros k.
  change (cos_n k * Rsqr y ^ k = term (1 / 2) (- y ^ 2 / 4) k).
  rewrite term_half. unfold cos_n.
  replace (4 * (- y ^ 2 / 4)) with ((-1) * (Rsqr y)) by (unfold Rsqr; field).
  rewrite Rpow_mult_distr. unfold Rdiv. ring.
Qed.

Lemma sin_0F1 y : sin y = y * hyp0F1 (3 / 2) (- y ^ 2 / 4).
Proof.
  symmetry. unfold sin. destruct (exist_sin (Rsqr y)) as [l Hl]. f_equal. unfold hyp0F1. apply is_series_unique.
  apply is_series_Reals in Hl. eapply is_series_ext; [|exact Hl]. intros k.
  change (sin_n k * Rsqr y ^ k = term (3 / 2) (- y ^ 2 / 4) k).
  rewrite term_three_halves. unfold sin_n.
  replace (4 * (- y ^ 2 / 4)) with ((-1) * (Rsqr y)) by (unfold Rsqr; field).
  rewrite Rpow_mult_distr. unfold Rdiv. ring.
Qed.

(** ** Bessel functions *)

Lemma factorial_pochhammer n k : INR (fact n) * pochhammer (INR n + 1) k = INR (fact (k + n)).
Proof.
  induction k as [|k IH]; [simpl; ring|].
  change (pochhammer (INR n + 1) (S k)) with (pochhammer (INR n + 1) k * (INR n + 1 + INR k)).
  rewrite <- Rmult_assoc, IH. change (S k + n)%nat with (S (k + n)).
  rewrite fact_simpl, mult_INR, S_INR, plus_INR. ring.
Qed.

(** DLMF 10.39.9. *)
Lemma besselI_0F1 n x : besselI n x = (x / 2) ^ n / INR (fact n) * hyp0F1 (INR n + 1) (x ^ 2 / 4).
Proof.
  unfold besselI, hyp0F1. rewrite <- Series_scal_l. apply Series_ext. intros k. unfold term.
  rewrite <- factorial_pochhammer, pow_add, pow_mult. replace ((x / 2) ^ 2) with (x ^ 2 / 4) by field.
  pose proof (factorial_pos k). pose proof (factorial_pos n).
  pose proof (pochhammer_pos (INR n + 1) k ltac:(pose proof (pos_INR n); lra)).
  generalize ((x ^ 2 / 4) ^ k) ((x / 2) ^ n). intros. field. repeat split; lra.
Qed.

(** DLMF 10.16.9. *)
Lemma besselJ_0F1 n x : besselJ n x = (x / 2) ^ n / INR (fact n) * hyp0F1 (INR n + 1) (- x ^ 2 / 4).
Proof.
  unfold besselJ, hyp0F1. rewrite <- Series_scal_l. apply Series_ext. intros k. unfold term.
  rewrite <- factorial_pochhammer, pow_add, pow_mult. replace ((x / 2) ^ 2) with (x ^ 2 / 4) by field.
  replace (- x ^ 2 / 4) with ((-1) * (x ^ 2 / 4)) by field. rewrite (Rpow_mult_distr (-1)).
  generalize ((-1) ^ k). intros.
  pose proof (factorial_pos k). pose proof (factorial_pos n).
  pose proof (pochhammer_pos (INR n + 1) k ltac:(pose proof (pos_INR n); lra)).
  generalize ((x ^ 2 / 4) ^ k) ((x / 2) ^ n). intros. field. repeat split; lra.
Qed.

(** ** Bessel functions of fractional order

    The standard library has neither the Gamma function nor, without the axiom of excluded middle, real powers. Of both only
    these equations are needed, and so theorems on fractional orders are stated for every pair of functions with them. *)

Definition gamma_like (Gamma : R -> R) : Prop :=
  forall x, regular x -> Gamma x <> 0 /\ Gamma (x + 1) = x * Gamma x.
Definition power_like (power : R -> R -> R) : Prop :=
  forall x y, 0 < x -> power x y <> 0 /\ power x (y + 1) = x * power x y.

(** DLMF 10.39.9 and 10.16.9: (x/2)^nu / Gamma(nu+1) 0F1(; nu+1; x^2/4), and with -x^2/4. *)
Definition besselI_fractional Gamma power (nu x : R) : R :=
  power (x / 2) nu / Gamma (nu + 1) * hyp0F1 (nu + 1) (x ^ 2 / 4).
Definition besselJ_fractional Gamma power (nu x : R) : R :=
  power (x / 2) nu / Gamma (nu + 1) * hyp0F1 (nu + 1) (- x ^ 2 / 4).
