(** * The four ladders

    - Of classical fractions: neighbours 0F1(; c+t; z) over the products of numbers al(t) with z al(t) al(t+1) =
      sigma (c+t)(c+t+1), by the steps [[al(t), sigma], [1, 0]]. With al(t) = a + t b they are, up to a factor, the Bessel
      functions I or J of the orders c-1+t, c = a/b, and the fraction a + sigma/(a+b + sigma/(a+2b + ...)) is that of Lambert
      (1761, c = 1/2) and of D. H. Lehmer (Scripta Math. 29, 1973).
    - Of 0F1 with the steps [[c+t, z], [1, 0]] (Gauss).
    - Of 1F1 on a path along which b rises by 1 at every step, and a at some of them (Kummer 1836).
    - Of Euler's sums (1748). *)

Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Growth Matrices Hypergeometric Confluent Sums Ladder.
Open Scope R_scope.

Lemma growth_bounded u C : (forall n, Rabs (u n) <= C) -> polynomial_growth u.
Proof. intros H. exists C, O. intros n. rewrite pow_O, Rmult_1_r. apply H. Qed.

Lemma growth_line c : polynomial_growth (fun t => c + INR t).
Proof. apply (growth_plus (fun _ => c) INR); [apply growth_const | apply growth_id]. Qed.

(** ** 0F1 *)

(** Two neighbours do not both vanish: else all would, while 0F1(; c+t; z) tends to 1. *)
Lemma neighbours_nonzero c z : 0 < c -> z <> 0 -> hyp0F1 c z <> 0 \/ hyp0F1 (c + 1) z <> 0.
Proof.
  intros Hc Hz.
  destruct (Req_dec (hyp0F1 c z) 0) as [E0 |]; [|left; assumption].
  destruct (Req_dec (hyp0F1 (c + 1) z) 0) as [E1 |]; [|right; assumption]. exfalso.
  assert (Z : forall t, hyp0F1 (c + INR t) z = 0 /\ hyp0F1 (c + INR t + 1) z = 0).
  { intros t; induction t as [|t [A B]]; [simpl; rewrite Rplus_0_r; split; assumption|].
    pose proof (pos_INR t). rewrite S_INR. replace (c + (INR t + 1)) with (c + INR t + 1) by ring. split; [exact B|].
    pose proof (hyp0F1_recurrence (c + INR t) z (positive_regular (c + INR t) ltac:(lra))) as F. rewrite A, B in F.
    replace (c + INR t + 1 + 1) with (c + INR t + 2) by ring.
    apply (Rmult_eq_reg_l (z / ((c + INR t) * (c + INR t + 1)))); [lra|].
    apply Rmult_integral_contrapositive_currified; [exact Hz | apply Rinv_neq_0_compat, Rgt_not_eq; nra]. }
  set (M := Rabs z * exp (Rabs z / c)).
  assert (M0 : 0 <= M).
  { unfold M. apply Rmult_le_pos; [apply Rabs_pos | left; apply exp_pos]. }
  destruct (archimed_cor1 (/ (M + 1))) as [t [Ht Ht0]]; [apply Rinv_0_lt_compat; lra|].
  pose proof (hyp0F1_near_one (c + INR t) c z ltac:(pose proof (pos_INR t); lra)) as N.
  rewrite (proj1 (Z t)) in N. replace (0 - 1) with (- (1)) in N by ring. rewrite Rabs_Ropp, Rabs_R1 in N.
  assert (T : 0 < INR t) by (apply lt_0_INR; lia).
  replace (Rabs z / (c + INR t) * exp (Rabs z / c)) with (M / (c + INR t)) in N by (unfold M; field; lra).
  apply Rmult_le_compat_r with (r := c + INR t) in N; [|lra].
  replace (M / (c + INR t) * (c + INR t)) with M in N by (field; lra).
  apply Rinv_lt_contravar in Ht; [|apply Rmult_lt_0_compat; apply Rinv_0_lt_compat; lra].
  rewrite !Rinv_inv in Ht. lra.
Qed.

Lemma hyp0F1_growth c z : 0 < c -> polynomial_growth (fun t => hyp0F1 (c + INR t) z).
Proof.
  intros Hc. apply growth_bounded with (exp (Rabs z / c)). intros t. apply hyp0F1_bound. pose proof (pos_INR t). lra.
Qed.

Lemma hyp0F1_next_growth c z : 0 < c -> polynomial_growth (fun t => hyp0F1 (c + INR t + 1) z).
Proof.
  intros Hc. apply growth_bounded with (exp (Rabs z / c)). intros t. apply hyp0F1_bound. pose proof (pos_INR t). lra.
Qed.

Section Classical.
Variables (c z sigma k : R) (al : nat -> R).
Hypothesis Hc : 0 < c.
Hypothesis Hs : sigma <> 0.
Hypothesis Hk : 0 < k.
Hypothesis Hal : forall t, k * (INR t + 1) <= al t.
Hypothesis Hz : forall t, z * (al t * al (S t)) = sigma * ((c + INR t) * (c + INR t + 1)).

Lemma al_positive t : 0 < al t.
Proof. specialize (Hal t). pose proof (pos_INR t). nra. Qed.

Theorem classical_ladder :
  is_ladder (fun t => step (al t) sigma)
    (fun t => Vector (hyp0F1 (c + INR t) z) (hyp0F1 (c + INR t + 1) z / al t)) al (Rabs sigma / k ^ 2).
Proof.
  split.
  - intros t. pose proof (pos_INR t). unfold scale_vector, act, step; cbn [top bottom m11 m12 m21 m22].
    rewrite S_INR. replace (c + (INR t + 1)) with (c + INR t + 1) by ring.
    replace (c + INR t + 1 + 1) with (c + INR t + 2) by ring.
    pose proof (al_positive t). pose proof (al_positive (S t)).
    rewrite (hyp0F1_recurrence (c + INR t)) by (apply positive_regular; lra).
    assert (E : z / ((c + INR t) * (c + INR t + 1)) = sigma / (al t * al (S t))).
    { apply Rmult_eq_reg_r with ((c + INR t) * (c + INR t + 1) * (al t * al (S t))).
      - transitivity (z * (al t * al (S t))); [field; lra|]. rewrite Hz. field; lra.
      - apply Rgt_not_eq. repeat apply Rmult_lt_0_compat; lra. }
    rewrite E. f_equal; field; lra.
  - intros t. apply Rgt_not_eq, al_positive.
  - intros t. rewrite det_step. lra.
  - intros t. rewrite det_step, Rabs_Ropp. pose proof (Rabs_pos_lt _ Hs). pose proof (Hal t) as A. pose proof (pos_INR t).
    replace (Rabs sigma / k ^ 2 * al t ^ 2) with (Rabs sigma * ((al t / k) * (al t / k))) by (field; lra).
    apply Rmult_le_compat_l; [lra|].
    assert (INR t + 1 <= al t / k) by (apply (Rmult_le_reg_l k); [exact Hk|]; replace (k * (al t / k)) with (al t) by (field; lra); exact A).
    nra.
  - apply hyp0F1_growth, Hc.
  - cbn [bottom]. unfold Rdiv. apply growth_mult; [apply hyp0F1_next_growth, Hc|].
    apply growth_bounded with (/ k). intros t. rewrite Rabs_inv. apply Rinv_le_contravar; [exact Hk|].
    rewrite Rabs_pos_eq by (left; apply al_positive). pose proof (Hal t). pose proof (pos_INR t). nra.
  - simpl INR. rewrite Rplus_0_r. intros E. injection E as E1 E2. pose proof (al_positive O).
    assert (z0 : z <> 0).
    { intros E. specialize (Hz O). rewrite E in Hz. simpl INR in Hz. apply Hs.
      assert (0 < (c + 0) * (c + 0 + 1)) by nra. nra. }
    destruct (neighbours_nonzero c z Hc z0) as [F | F]; apply F; [exact E1|].
    apply (Rmult_eq_reg_r (/ al O)); [rewrite Rmult_0_l; exact E2 | apply Rinv_neq_0_compat; lra].
Qed.
End Classical.

Theorem gauss_ladder c z : 0 < c -> z <> 0 ->
  is_ladder (fun t => Matrix (c + INR t) z 1 0)
    (fun t => Vector ((c + INR t) * hyp0F1 (c + INR t) z) (hyp0F1 (c + INR t + 1) z)) (fun t => c + INR t + 1) (Rabs z).
Proof.
  intros Hc Hz. split.
  - intros t. pose proof (pos_INR t). unfold scale_vector, act; cbn [top bottom m11 m12 m21 m22].
    rewrite S_INR. replace (c + (INR t + 1)) with (c + INR t + 1) by ring.
    replace (c + INR t + 1 + 1) with (c + INR t + 2) by ring.
    rewrite (hyp0F1_recurrence (c + INR t)) by (apply positive_regular; lra). f_equal; field; lra.
  - intros t. pose proof (pos_INR t). lra.
  - intros t. unfold det; cbn [m11 m12 m21 m22]. lra.
  - intros t. unfold det; cbn [m11 m12 m21 m22]. replace ((c + INR t) * 0 - z * 1) with (- z) by ring. rewrite Rabs_Ropp.
    apply Rmult_le_compat_l; [apply Rabs_pos|]. pose proof (pos_INR t). nra.
  - cbn [top]. apply growth_mult; [apply growth_line | apply hyp0F1_growth, Hc].
  - apply hyp0F1_next_growth, Hc.
  - simpl INR. rewrite Rplus_0_r. intros E. injection E as E1 E2.
    destruct (neighbours_nonzero c z Hc Hz) as [F | F]; apply F; [|exact E2].
    apply (Rmult_eq_reg_l c); [rewrite Rmult_0_r; exact E1 | lra].
Qed.

(** ** 1F1 *)

Section Kummer.
Variables a c z : R.
Hypothesis Ha : 0 <= a.
Hypothesis Hc : 0 < c.
Hypothesis Hz : z <> 0.
(** At which steps a rises. *)
Variable rises : nat -> bool.

Fixpoint risen (t : nat) : nat :=
  match t with O => O | S l => if rises l then S (risen l) else risen l end.

Lemma risen_at_most t : (risen t <= t)%nat.
Proof. induction t as [|t IH]; simpl; [lia|]. destruct (rises t); lia. Qed.

Let al (t : nat) : R := a + INR (risen t).
Let be (t : nat) : R := a + c + INR t.

Lemma kummer_place t : 0 <= al t /\ al t + c <= be t /\ INR t <= be t.
Proof.
  unfold al, be. pose proof (pos_INR (risen t)). pose proof (le_INR _ _ (risen_at_most t)). lra.
Qed.

Definition kummer_rung (t : nat) : matrix :=
  if rises t then Matrix (be t - z) (z * (al t + 1)) 1 0 else Matrix (be t) (z * al t) 1 z.
Definition kummer_vector (t : nat) : vector :=
  Vector (be t * hyp1F1 (al t) (be t) z) (hyp1F1 (al t + 1) (be t + 1) z).

Lemma kummer_nonzero : kummer_vector O <> Vector 0 0.
Proof.
  unfold kummer_vector, al, be. simpl INR. rewrite !Rplus_0_r. intros E.
  assert (Z : forall n, hyp1F1 a (a + c + INR n) z = 0 /\ hyp1F1 (a + 1) (a + c + INR n + 1) z = 0).
  { intros n; induction n as [|n [A B]].
    - injection E as E1 E2. simpl INR. rewrite Rplus_0_r. split; [|exact E2].
      apply (Rmult_eq_reg_l (a + c)); [rewrite Rmult_0_r; exact E1 | lra].
    - pose proof (pos_INR n). set (b := a + c + INR n) in *.
      pose proof (lower_b a b z ltac:(unfold b; lra) ltac:(unfold b; lra)) as L.
      pose proof (raise_a a b z ltac:(unfold b; lra) ltac:(unfold b; lra)) as R. rewrite A in L. rewrite B in R.
      rewrite S_INR. replace (a + c + (INR n + 1)) with (b + 1) by (unfold b; ring). replace (b + 1 + 1) with (b + 2) by ring.
      set (F := hyp1F1 a (b + 1) z) in *. set (G := hyp1F1 (a + 1) (b + 2) z) in *.
      assert (B0 : 0 < b) by (unfold b; lra).
      assert (G0 : G = 0).
      { apply (Rmult_eq_reg_l (z * (b - a) / (b * (b + 1)))).
        - rewrite Rmult_0_r. transitivity ((F + z / (b + 1) * G) - (F + a * z / (b * (b + 1)) * G)); [field; lra | lra].
        - apply Rmult_integral_contrapositive_currified.
          + apply Rmult_integral_contrapositive_currified; [exact Hz | unfold b; lra].
          + apply Rinv_neq_0_compat, Rgt_not_eq. nra. }
      split; [rewrite G0 in R; lra | exact G0]. }
  set (M := a * exp (Rabs z)).
  assert (M0 : 0 <= M) by (unfold M; apply Rmult_le_pos; [exact Ha | left; apply exp_pos]).
  destruct (archimed_cor1 (/ (M + 1))) as [t [Ht Ht0]]; [apply Rinv_0_lt_compat; lra|].
  pose proof (pos_INR t). pose proof (hyp1F1_near_one a (a + c + INR t) z ltac:(lra) ltac:(lra)) as N.
  rewrite (proj1 (Z t)) in N. replace (0 - 1) with (- (1)) in N by ring. rewrite Rabs_Ropp, Rabs_R1 in N.
  assert (T : 0 < INR t) by (apply lt_0_INR; lia).
  replace (a / (a + c + INR t) * exp (Rabs z)) with (M / (a + c + INR t)) in N by (unfold M; field; lra).
  apply Rmult_le_compat_r with (r := a + c + INR t) in N; [|lra].
  replace (M / (a + c + INR t) * (a + c + INR t)) with M in N by (field; lra).
  apply Rinv_lt_contravar in Ht; [|apply Rmult_lt_0_compat; apply Rinv_0_lt_compat; lra].
  rewrite !Rinv_inv in Ht. lra.
Qed.

Theorem kummer_ladder : is_ladder kummer_rung kummer_vector (fun t => be t + 1) (Rabs z).
Proof.
  split.
  - intros t. destruct (kummer_place t) as [A [B T]]. pose proof (pos_INR t).
    assert (be1 : be (S t) = be t + 1) by (unfold be; rewrite S_INR; ring).
    unfold kummer_vector, kummer_rung. rewrite be1. destruct (rises t) eqn:E.
    + assert (al1 : al (S t) = al t + 1) by (unfold al; simpl risen; rewrite E, S_INR; ring). rewrite al1.
      unfold scale_vector, act; cbn [top bottom m11 m12 m21 m22]. f_equal; [|ring].
      rewrite (raise_both (al t) (be t) z ltac:(lra) ltac:(lra)).
      replace (al t + 1 + 1) with (al t + 2) by ring. replace (be t + 1 + 1) with (be t + 2) by ring. field. lra.
    + assert (al1 : al (S t) = al t) by (unfold al; simpl risen; rewrite E; reflexivity). rewrite al1.
      unfold scale_vector, act; cbn [top bottom m11 m12 m21 m22].
      rewrite (lower_b (al t) (be t) z ltac:(lra) ltac:(lra)), (raise_a (al t) (be t) z ltac:(lra) ltac:(lra)).
      replace (be t + 1 + 1) with (be t + 2) by ring. f_equal; field; lra.
  - intros t. destruct (kummer_place t) as [A [B T]]. lra.
  - intros t. destruct (kummer_place t) as [A [B T]]. unfold kummer_rung, det. destruct (rises t); cbn [m11 m12 m21 m22].
    + replace ((be t - z) * 0 - z * (al t + 1) * 1) with (z * - (al t + 1)) by ring.
      apply Rmult_integral_contrapositive_currified; [exact Hz | lra].
    + replace (be t * z - z * al t * 1) with (z * (be t - al t)) by ring.
      apply Rmult_integral_contrapositive_currified; [exact Hz | lra].
  - intros t. destruct (kummer_place t) as [A [B T]]. pose proof (pos_INR t). unfold kummer_rung, det.
    destruct (rises t); cbn [m11 m12 m21 m22].
    + replace ((be t - z) * 0 - z * (al t + 1) * 1) with (z * - (al t + 1)) by ring.
      rewrite Rabs_mult, Rabs_Ropp, (Rabs_pos_eq (al t + 1)), Rmult_assoc by lra.
      apply Rmult_le_compat_l; [apply Rabs_pos | nra].
    + replace (be t * z - z * al t * 1) with (z * (be t - al t)) by ring.
      rewrite Rabs_mult, (Rabs_pos_eq (be t - al t)), Rmult_assoc by lra.
      apply Rmult_le_compat_l; [apply Rabs_pos | nra].
  - cbn [top kummer_vector]. apply growth_mult; [apply growth_line|].
    apply growth_bounded with (exp (Rabs z)). intros t. destruct (kummer_place t) as [A [B T]]. apply hyp1F1_bound; lra.
  - cbn [bottom kummer_vector].
    apply growth_bounded with (exp (Rabs z)). intros t. destruct (kummer_place t) as [A [B T]]. apply hyp1F1_bound; lra.
  - exact kummer_nonzero.
Qed.
End Kummer.

(** ** Euler's sums *)

Theorem euler_ladder (c : nat -> R) q : 0 < q -> (forall n, q * (INR n + 1) <= Rabs (c n)) ->
  (forall n, Rabs (c n) <= Rabs (c (S n))) -> polynomial_growth c ->
  is_ladder (fun t => Matrix (c t + 1) (- c t) 1 0)
    (fun t => Vector (c t * euler_sum c t) (euler_sum c (S t))) (fun t => c (S t)) (/ q).
Proof.
  intros Hq Hc Hm Hg. pose proof (c_nonzero c q Hq Hc) as C0.
  assert (G : polynomial_growth (fun t => euler_sum c t)).
  { apply growth_bounded with (exp (/ q)). intros t. apply euler_bound; assumption. }
  split.
  - intros t. unfold scale_vector, act; cbn [top bottom m11 m12 m21 m22].
    rewrite (euler_step c q Hq Hc t), (euler_step c q Hq Hc (S t)).
    pose proof (C0 t). pose proof (C0 (S t)). f_equal; field; auto.
  - intros t. apply C0.
  - intros t. unfold det; cbn [m11 m12 m21 m22]. pose proof (C0 t). lra.
  - intros t. unfold det; cbn [m11 m12 m21 m22]. replace ((c t + 1) * 0 - - c t * 1) with (c t) by ring.
    pose proof (Hm t) as M. pose proof (Hc (S t)) as L. rewrite S_INR in L. pose proof (pos_INR t). pose proof (Rabs_pos (c t)).
    rewrite <- (pow2_abs (c (S t))). set (y := Rabs (c (S t))) in *.
    assert (INR t + 1 <= / q * y).
    { apply (Rmult_le_reg_l q); [exact Hq|]. replace (q * (/ q * y)) with y by (field; lra). nra. }
    replace (/ q * y ^ 2) with (y * (/ q * y)) by ring. apply Rmult_le_compat; lra.
  - cbn [top]. apply growth_mult; assumption.
  - cbn [bottom]. apply growth_bounded with (exp (/ q)). intros t. apply euler_bound; assumption.
  - intros E. injection E as E1 E2. pose proof (euler_step c q Hq Hc O) as S0. rewrite E2 in S0.
    assert (euler_sum c 0 = 0) by (apply (Rmult_eq_reg_l (c O)); [rewrite Rmult_0_r; exact E1 | apply C0]). lra.
Qed.
