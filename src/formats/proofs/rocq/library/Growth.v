(** * Rapidly decreasing sequences, and sequences of polynomial growth

    A sequence decreases rapidly if it stays bounded when multiplied by any power of n. Products with sequences of
    polynomial growth then decrease rapidly, too. No logarithms are used: those of the standard library rest on the axiom
    of excluded middle, and these proofs do not. *)

Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

Definition rapid (u : nat -> R) : Prop :=
  forall d, exists C, forall n, Rabs (u n) * (INR n + 1) ^ d <= C.

Definition polynomial_growth (u : nat -> R) : Prop :=
  exists C d, forall n, Rabs (u n) <= C * (INR n + 1) ^ d.

Lemma base_at_least_one n : 1 <= INR n + 1.
Proof. pose proof (pos_INR n); lra. Qed.

Lemma power_at_least_one n d : 1 <= (INR n + 1) ^ d.
Proof. apply pow_R1_Rle, base_at_least_one. Qed.

(** ** Closure properties *)

Lemma rapid_ext u v : (forall n, u n = v n) -> rapid u -> rapid v.
Proof. intros E H d; destruct (H d) as [C HC]; exists C; intros n; rewrite <- E; apply HC. Qed.

Lemma growth_ext u v : (forall n, u n = v n) -> polynomial_growth u -> polynomial_growth v.
Proof. intros E [C [d H]]; exists C, d; intros n; rewrite <- E; apply H. Qed.

Lemma rapid_plus u v : rapid u -> rapid v -> rapid (fun n => u n + v n).
Proof.
  intros Hu Hv d; destruct (Hu d) as [C HC], (Hv d) as [D HD]; exists (C + D); intros n.
  specialize (HC n); specialize (HD n). pose proof (Rabs_triang (u n) (v n)).
  pose proof (power_at_least_one n d). nra.
Qed.

Lemma rapid_mult u v : polynomial_growth u -> rapid v -> rapid (fun n => u n * v n).
Proof.
  intros [C [e Hu]] Hv d; destruct (Hv (e + d)%nat) as [D HD]; exists (Rabs C * Rabs D); intros n.
  specialize (Hu n); specialize (HD n). rewrite pow_add in HD. rewrite Rabs_mult.
  pose proof (power_at_least_one n d). pose proof (power_at_least_one n e).
  pose proof (Rabs_pos (u n)). pose proof (Rabs_pos (v n)). pose proof (Rle_abs C). pose proof (Rle_abs D).
  apply Rle_trans with (Rabs C * (INR n + 1) ^ e * Rabs (v n) * (INR n + 1) ^ d).
  - apply Rmult_le_compat_r; [lra|]. apply Rmult_le_compat_r; [lra|]. nra.
  - replace (Rabs C * (INR n + 1) ^ e * Rabs (v n) * (INR n + 1) ^ d) with
      (Rabs C * (Rabs (v n) * ((INR n + 1) ^ e * (INR n + 1) ^ d))) by ring.
    apply Rmult_le_compat_l; [apply Rabs_pos | lra].
Qed.

Lemma growth_const c : polynomial_growth (fun _ => c).
Proof. exists (Rabs c), O; intros n; simpl; lra. Qed.

Lemma growth_id : polynomial_growth INR.
Proof. exists 1, 1%nat; intros n. rewrite Rabs_pos_eq by apply pos_INR. simpl. lra. Qed.

Lemma growth_plus u v :
  polynomial_growth u -> polynomial_growth v -> polynomial_growth (fun n => u n + v n).
Proof.
  intros [C [d Hu]] [D [e Hv]]. exists (Rabs C + Rabs D), (d + e)%nat. intros n.
  specialize (Hu n); specialize (Hv n). rewrite pow_add.
  pose proof (Rabs_triang (u n) (v n)).
  pose proof (power_at_least_one n d). pose proof (power_at_least_one n e).
  pose proof (Rle_abs C). pose proof (Rle_abs D). pose proof (Rabs_pos C). pose proof (Rabs_pos D).
  set (x := (INR n + 1) ^ d) in *. set (y := (INR n + 1) ^ e) in *.
  assert (Rabs (u n) <= Rabs C * (x * y)).
  { apply Rle_trans with (Rabs C * x); [nra|]. apply Rmult_le_compat_l; [lra | nra]. }
  assert (Rabs (v n) <= Rabs D * (x * y)).
  { apply Rle_trans with (Rabs D * y); [nra|]. apply Rmult_le_compat_l; [lra | nra]. }
  lra.
Qed.

Lemma growth_mult u v :
  polynomial_growth u -> polynomial_growth v -> polynomial_growth (fun n => u n * v n).
Proof.
  intros [C [d Hu]] [D [e Hv]]. exists (C * D), (d + e)%nat. intros n.
  rewrite pow_add, Rabs_mult. specialize (Hu n); specialize (Hv n).
  replace (C * D * ((INR n + 1) ^ d * (INR n + 1) ^ e))
    with ((C * (INR n + 1) ^ d) * (D * (INR n + 1) ^ e)) by ring.
  apply Rmult_le_compat; try apply Rabs_pos; assumption.
Qed.

Lemma growth_opp u : polynomial_growth u -> polynomial_growth (fun n => - u n).
Proof. intros [C [d H]]; exists C, d; intros n; rewrite Rabs_Ropp; apply H. Qed.

(** ** Sections of a sequence *)

Lemma rapid_affine u s r : (1 <= r)%nat -> rapid u -> rapid (fun j => u (s + r * j)%nat).
Proof.
  intros Hr Hu d; destruct (Hu d) as [C HC]; exists C; intros j. specialize (HC (s + r * j)%nat).
  apply Rle_trans with (2 := HC). apply Rmult_le_compat_l; [apply Rabs_pos|].
  apply pow_incr. pose proof (pos_INR j). split; [lra|].
  apply Rplus_le_compat_r. apply le_INR. nia.
Qed.

(** A sequence all of whose sections modulo [N] decrease rapidly tends to 0. *)
Lemma rapid_sections g h N : (1 <= N)%nat ->
  (forall i, (i < N)%nat -> rapid (fun j => g (h + N * j + i)%nat)) -> is_lim_seq g 0.
Proof.
  intros HN H.
  assert (B : exists C, 0 <= C /\
    forall i j, (i < N)%nat -> Rabs (g (h + N * j + i)%nat) * (INR j + 1) <= C).
  { clear HN. revert H. generalize N at 1 3 as K. intros K; induction K as [|K IH]; intros H.
    - exists 0. split; [lra|]. intros; lia.
    - destruct IH as [C [HC0 HC]]; [intros i Hi; apply H; lia|].
      destruct (H K ltac:(lia) 1%nat) as [D HD].
      exists (C + Rabs D). split; [pose proof (Rabs_pos D); lra|]. intros i j Hi.
      destruct (Nat.eq_dec i K) as [-> | Ne].
      + specialize (HD j). simpl in HD. rewrite Rmult_1_r in HD. pose proof (Rle_abs D). lra.
      + specialize (HC i j ltac:(lia)). pose proof (Rabs_pos D). lra. }
  destruct B as [C [HC0 HC]].
  apply (is_lim_seq_incr_n g h). apply <- is_lim_seq_abs_0.
  apply is_lim_seq_le_le with (u := fun _ => 0) (w := fun n => C * INR N * / INR (S n)).
  - intros n. split; [apply Rabs_pos|].
    pose proof (Nat.div_mod n N ltac:(lia)) as E. pose proof (Nat.mod_upper_bound n N ltac:(lia)) as U.
    set (j := (n / N)%nat) in *. set (i := (n mod N)%nat) in *.
    specialize (HC i j U). replace (h + N * j + i)%nat with (n + h)%nat in HC by lia.
    assert (P : 0 < INR (S n)) by (apply lt_0_INR; lia).
    assert (L : INR (S n) <= INR N * (INR j + 1)).
    { rewrite <- S_INR, <- mult_INR. apply le_INR. nia. }
    apply Rmult_le_reg_r with (INR (S n)); [exact P|].
    replace (C * INR N * / INR (S n) * INR (S n)) with (C * INR N) by (field; lra).
    pose proof (Rabs_pos (g (n + h)%nat)). pose proof (pos_INR N). pose proof (pos_INR j).
    apply Rle_trans with (Rabs (g (n + h)%nat) * (INR N * (INR j + 1))).
    + apply Rmult_le_compat_l; [lra | exact L].
    + replace (Rabs (g (n + h)%nat) * (INR N * (INR j + 1)))
        with (Rabs (g (n + h)%nat) * (INR j + 1) * INR N) by ring.
      apply Rmult_le_compat_r; lra.
  - apply is_lim_seq_const.
  - replace (Finite 0) with (Rbar_mult (C * INR N) 0) by (simpl; f_equal; ring).
    apply is_lim_seq_scal_l. apply (is_lim_seq_incr_1 (fun n => / INR n)).
    replace (Finite 0) with (Rbar_inv p_infty) by reflexivity.
    apply is_lim_seq_inv; [apply is_lim_seq_INR | discriminate].
Qed.

(** ** Comparison *)

Lemma rapid_below u v c : (forall n, Rabs (u n) <= c * Rabs (v n)) -> rapid v -> rapid u.
Proof.
  intros H Hv d. destruct (Hv d) as [C HC]. exists (Rabs c * C). intros n. specialize (H n). specialize (HC n).
  pose proof (power_at_least_one n d). pose proof (Rabs_pos (v n)). pose proof (Rle_abs c). pose proof (Rabs_pos c).
  apply Rle_trans with (Rabs c * Rabs (v n) * (INR n + 1) ^ d).
  - apply Rmult_le_compat_r; [lra|]. nra.
  - rewrite Rmult_assoc. apply Rmult_le_compat_l; assumption.
Qed.

(** A sequence decreases rapidly if its square does. *)
Lemma rapid_of_square u : rapid (fun n => u n ^ 2) -> rapid u.
Proof.
  intros H d. destruct (H (2 * d)%nat) as [C HC]. exists (C + 1). intros n. specialize (HC n).
  rewrite <- RPow_abs, Nat.mul_comm, pow_mult, <- Rpow_mult_distr in HC.
  set (x := Rabs (u n) * (INR n + 1) ^ d) in *. nra.
Qed.

(** ** Two kinds of rapid sequences *)

Lemma eventually_decreasing_bounded (v : nat -> R) n0 :
  (forall n, (n0 <= n)%nat -> v (S n) <= v n) -> exists C, forall n, v n <= C.
Proof.
  revert v. induction n0 as [|m IH]; intros v H.
  - exists (v O). intros n; induction n as [|n IHn]; [lra|]. specialize (H n ltac:(lia)). lra.
  - destruct (IH (fun n => v (S n))) as [C HC].
    + intros n Hn. apply H. lia.
    + exists (Rmax (v O) C). intros [|n]; [apply Rmax_l|].
      apply Rle_trans with C; [apply HC | apply Rmax_r].
Qed.

(** Quotients of neighbours that fall at least as fast as 1/n. *)
Lemma rapid_quotient (u al : nat -> R) k : 0 < k -> (forall n, k * (INR n + 1) <= al n) ->
  (forall n, Rabs (u (S n)) * al n <= Rabs (u n)) -> rapid u.
Proof.
  intros Hk Hal Hu d.
  destruct (archimed_cor1 (k / 2 ^ d)) as [n0 [H1 H2]].
  { apply Rdiv_lt_0_compat; [exact Hk | apply pow_lt; lra]. }
  apply eventually_decreasing_bounded with (n0 := n0). intros n Hn.
  pose proof (base_at_least_one n). pose proof (Rabs_pos (u n)). pose proof (Rabs_pos (u (S n))).
  assert (P2 : 0 < 2 ^ d) by (apply pow_lt; lra).
  assert (PB : 0 < (INR n + 1) ^ d) by (apply pow_lt; lra).
  assert (N0 : 0 < INR n0) by (apply lt_0_INR; lia).
  assert (A : 2 ^ d <= al n).
  { apply Rle_trans with (2 := Hal n).
    assert (INR n0 <= INR n + 1) by (apply Rle_trans with (INR n); [apply le_INR; exact Hn | lra]).
    apply Rle_trans with (k * INR n0); [|apply Rmult_le_compat_l; lra].
    apply Rmult_lt_compat_r with (r := INR n0 * 2 ^ d) in H1; [|apply Rmult_lt_0_compat; lra].
    replace (/ INR n0 * (INR n0 * 2 ^ d)) with (2 ^ d) in H1 by (field; lra).
    replace (k / 2 ^ d * (INR n0 * 2 ^ d)) with (k * INR n0) in H1 by (field; lra). lra. }
  rewrite S_INR.
  apply Rle_trans with (Rabs (u (S n)) * (2 ^ d * (INR n + 1) ^ d)).
  - apply Rmult_le_compat_l; [lra|]. rewrite <- Rpow_mult_distr. apply pow_incr. lra.
  - replace (Rabs (u (S n)) * (2 ^ d * (INR n + 1) ^ d))
      with (Rabs (u (S n)) * 2 ^ d * (INR n + 1) ^ d) by ring.
    apply Rmult_le_compat_r; [lra|]. specialize (Hu n).
    apply Rle_trans with (2 := Hu). apply Rmult_le_compat_l; lra.
Qed.

(** x^n (n+1)^d is bounded for 0 < x < 1, by Bernoulli's inequality for the root of x and induction on d. *)
Lemma geometric_bound d : forall x, 0 < x < 1 -> exists C, forall n, x ^ n * (INR n + 1) ^ d <= C.
Proof.
  induction d as [|d IH]; intros x [H0 H1].
  - exists 1. intros n. rewrite pow_O, Rmult_1_r, <- (pow1 n). apply pow_incr; lra.
  - assert (S0 : 0 < sqrt x) by (apply sqrt_lt_R0; exact H0).
    assert (SS : sqrt x * sqrt x = x) by (apply sqrt_sqrt; lra).
    assert (S1 : sqrt x < 1) by nra. set (y := sqrt x) in *.
    destruct (IH y (conj S0 S1)) as [C HC].
    set (de := / y - 1). assert (De : 0 < de).
    { unfold de. apply Rinv_lt_contravar in S1; [|lra]. rewrite Rinv_1 in S1. lra. }
    exists (C * (1 + / de)). intros n. specialize (HC n).
    pose proof (pos_INR n). pose proof (pow_lt y n S0) as YP.
    pose proof (Rfunctions.poly n de De) as B. replace (1 + de) with (/ y) in B by (unfold de; ring).
    rewrite pow_inv in B.
    assert (y ^ n * (1 + INR n * de) <= 1).
    { apply Rle_trans with (y ^ n * / y ^ n); [apply Rmult_le_compat_l; lra | right; field; lra]. }
    assert (y ^ n <= 1) by (rewrite <- (pow1 n); apply pow_incr; lra).
    assert (K : y ^ n * (INR n + 1) <= 1 + / de).
    { apply (Rmult_le_reg_r de); [exact De|].
      replace ((1 + / de) * de) with (1 + de) by (field; lra). nra. }
    rewrite <- SS, Rpow_mult_distr. change ((INR n + 1) ^ S d) with ((INR n + 1) * (INR n + 1) ^ d).
    replace (y ^ n * y ^ n * ((INR n + 1) * (INR n + 1) ^ d))
      with ((y ^ n * (INR n + 1) ^ d) * (y ^ n * (INR n + 1))) by ring.
    apply Rmult_le_compat; [| nra | exact HC | exact K].
    apply Rmult_le_pos; [lra | apply pow_le; lra].
Qed.

Lemma rapid_geometric x : Rabs x < 1 -> rapid (fun n => x ^ n).
Proof.
  intros H. set (y := (Rabs x + 1) / 2). pose proof (Rabs_pos x).
  assert (Y : 0 < y < 1) by (unfold y; lra).
  intros d. destruct (geometric_bound d y Y) as [C HC]. exists C. intros n.
  apply Rle_trans with (2 := HC n). rewrite <- RPow_abs. pose proof (power_at_least_one n d).
  apply Rmult_le_compat_r; [lra|]. apply pow_incr. unfold y; lra.
Qed.
