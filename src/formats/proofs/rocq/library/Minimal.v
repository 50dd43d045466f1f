(** * The minimal solution of the classical recurrences

    For 0 < c and linearly growing al t with z al t al (t+1) = sigma (c+t)(c+t+1), sigma = 1 or -1, the sequence

      solution t = 0F1(; c+t; z) / (al 0 al 1 ... al (t-1))

    solves solution t = al t solution (t+1) + sigma solution (t+2) and decreases rapidly. With al t = a + t b it is, up to a
    factor, the sequence of the Bessel functions I or J of the orders c-1+t, c = a/b, and the fraction
    a + sigma/(a+b + sigma/(a+2b + ...)) is that of Lambert (1761, c = 1/2) and of D. H. Lehmer (Scripta Math. 29, 1973). *)

Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Fraction Growth Hypergeometric.
Open Scope R_scope.

Section Minimal.
Variables (c z sigma k : R) (al : nat -> R).
Hypothesis Hc : 0 < c.
Hypothesis Hs : sign sigma.
Hypothesis Hk : 0 < k.
Hypothesis Hal : forall t, k * (INR t + 1) <= al t.
Hypothesis Hz : forall t, z * (al t * al (S t)) = sigma * ((c + INR t) * (c + INR t + 1)).

Fixpoint product (t : nat) : R := match t with O => 1 | S l => product l * al l end.

Definition solution (t : nat) : R := hyp0F1 (c + INR t) z / product t.

Lemma al_pos t : 0 < al t.
Proof. specialize (Hal t). pose proof (pos_INR t). nra. Qed.

Lemma product_pos t : 0 < product t.
Proof. induction t as [|t IH]; simpl; [lra|]. apply Rmult_lt_0_compat; [exact IH | apply al_pos]. Qed.

Lemma solution_recurrence t : solution t = al t * solution (S t) + sigma * solution (S (S t)).
Proof.
  unfold solution. pose proof (pos_INR t).
  rewrite (hyp0F1_recurrence (c + INR t)) by (apply positive_regular; lra).
  rewrite !S_INR. simpl product.
  replace (c + (INR t + 1)) with (c + INR t + 1) by ring.
  replace (c + (INR t + 1 + 1)) with (c + INR t + 2) by ring.
  pose proof (product_pos t). pose proof (al_pos t). pose proof (al_pos (S t)).
  assert (E : z / ((c + INR t) * (c + INR t + 1)) = sigma / (al t * al (S t))).
  { apply Rmult_eq_reg_r with ((c + INR t) * (c + INR t + 1) * (al t * al (S t))).
    - transitivity (z * (al t * al (S t))); [field; lra|]. rewrite Hz. field; lra.
    - apply Rgt_not_eq. repeat apply Rmult_lt_0_compat; lra. }
  rewrite E. field. repeat split; lra.
Qed.

Lemma solution_rapid : rapid solution.
Proof.
  apply rapid_ext with (u := fun t => hyp0F1 (c + INR t) z * / product t); [reflexivity|].
  apply rapid_mult.
  - exists (exp (Rabs z / c)), O. intros n. rewrite pow_O, Rmult_1_r. apply hyp0F1_bound.
    pose proof (pos_INR n). lra.
  - apply rapid_quotient with (al := al) (k := k); [exact Hk | exact Hal |].
    intros n. simpl product. pose proof (product_pos n). pose proof (al_pos n).
    rewrite (Rabs_pos_eq (/ product n)) by (left; apply Rinv_0_lt_compat; lra).
    rewrite Rabs_pos_eq by (left; apply Rinv_0_lt_compat; nra).
    right. field. lra.
Qed.

(** Two neighbours do not both vanish: else all would, while 0F1(; c+t; z) tends to 1. *)
Lemma solution_nontrivial : solution O <> 0 \/ solution 1%nat <> 0.
Proof.
  destruct (Req_dec (solution O) 0) as [E0 |]; [|left; assumption].
  destruct (Req_dec (solution 1%nat) 0) as [E1 |]; [|right; assumption]. exfalso.
  assert (Z : forall t, solution t = 0 /\ solution (S t) = 0).
  { intros t; induction t as [|t [A B]]; [split; assumption|]. split; [exact B|].
    pose proof (solution_recurrence t) as F. rewrite A, B in F. destruct Hs as [S | S]; rewrite S in F; lra. }
  assert (P : forall t, hyp0F1 (c + INR t) z = 0).
  { intros t. destruct (Z t) as [A _]. unfold solution in A. pose proof (product_pos t).
    apply Rmult_eq_reg_r with (/ product t); [|apply Rgt_not_eq, Rinv_0_lt_compat; lra].
    rewrite Rmult_0_l. exact A. }
  set (M := Rabs z * exp (Rabs z / c)).
  assert (M0 : 0 <= M).
  { unfold M. apply Rmult_le_pos; [apply Rabs_pos | left; apply exp_pos]. }
  destruct (archimed_cor1 (/ (M + 1))) as [t [Ht Ht0]]; [apply Rinv_0_lt_compat; lra|].
  pose proof (hyp0F1_near_one (c + INR t) c z ltac:(pose proof (pos_INR t); lra)) as N.
  rewrite P in N. replace (0 - 1) with (- (1)) in N by ring. rewrite Rabs_Ropp, Rabs_R1 in N.
  assert (T : 0 < INR t) by (apply lt_0_INR; lia).
  replace (Rabs z / (c + INR t) * exp (Rabs z / c)) with (M / (c + INR t)) in N by (unfold M; field; lra).
  apply Rmult_le_compat_r with (r := c + INR t) in N; [|lra].
  replace (M / (c + INR t) * (c + INR t)) with M in N by (field; lra).
  apply Rinv_lt_contravar in Ht; [|apply Rmult_lt_0_compat; apply Rinv_0_lt_compat; lra].
  rewrite !Rinv_inv in Ht. lra.
Qed.

End Minimal.
