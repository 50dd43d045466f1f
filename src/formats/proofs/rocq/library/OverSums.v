(** * Functions over Euler's sums

    0F1 and 1F1(1; b; z) at rational points, and with them sin, cos, sinh and cosh, where X is one of Euler's sums. *)

Require Import Reals QArith Qreals Qminmax List Bool Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Fraction Hypergeometric Confluent Sums Functions Polynomials Interlaced Bases Enclosure Expressions Values.
From Esma Require Import Generators.
Import ListNotations.
Open Scope R_scope.

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
