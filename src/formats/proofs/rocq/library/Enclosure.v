(** * Enclosures of 0F1 at rational points, computed with integers

    Division by a real number wants a proof that it is not 0. For the numbers met here an enclosure between rational numbers
    does it: partial sums of 0F1 in integer arithmetic with outward rounding, a geometric bound for the rest, and interval
    arithmetic for polynomials. An interval is a pair of rational numbers; whatever is computed is proved to contain. *)

Require Import Reals QArith Qreals Qminmax List Bool Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Hypergeometric Polynomials.
Import ListNotations.
Open Scope R_scope.

(** ** Intervals *)

Definition interval : Type := Q * Q.
Definition contains (i : interval) (x : R) : Prop := Q2R (fst i) <= x <= Q2R (snd i).

Definition ipoint (q : Q) : interval := (q, q).
Definition iadd (i j : interval) : interval := (Qred (fst i + fst j), Qred (snd i + snd j)).
Definition iopp (i : interval) : interval := (Qred (- snd i), Qred (- fst i)).

Definition imul (i j : interval) : interval :=
  let a := Qred (fst i * fst j) in let b := Qred (fst i * snd j) in
  let c := Qred (snd i * fst j) in let d := Qred (snd i * snd j) in
  (Qmin (Qmin a b) (Qmin c d), Qmax (Qmax a b) (Qmax c d)).

(** Whether 0 is excluded. *)
Definition apart (i : interval) : bool := negb (Qle_bool (fst i) 0) || negb (Qle_bool 0 (snd i)).
(** The reciprocals of an interval without 0. *)
Definition iinv (i : interval) : interval := (Qred (/ snd i), Qred (/ fst i)).

Fixpoint ieval (p : poly) (i : interval) : interval :=
  match p with [] => ipoint 0 | c :: t => iadd (ipoint c) (imul i (ieval t i)) end.

Lemma ipoint_ok q : contains (ipoint q) (Q2R q).
Proof. unfold contains, ipoint; simpl; lra. Qed.

Lemma iadd_ok i j x y : contains i x -> contains j y -> contains (iadd i j) (x + y).
Proof. unfold contains, iadd; simpl. rewrite !Q2R_red, !Q2R_plus. lra. Qed.

Lemma iopp_ok i x : contains i x -> contains (iopp i) (- x).
Proof. unfold contains, iopp; simpl. rewrite !Q2R_red, !Q2R_opp. lra. Qed.

Lemma Q2R_min_l x y z : Q2R x <= z -> Q2R (Qmin x y) <= z.
Proof. intros H. apply Rle_trans with (2 := H). apply Qle_Rle, Q.le_min_l. Qed.
Lemma Q2R_min_r x y z : Q2R y <= z -> Q2R (Qmin x y) <= z.
Proof. intros H. apply Rle_trans with (2 := H). apply Qle_Rle, Q.le_min_r. Qed.
Lemma Q2R_max_l x y z : z <= Q2R x -> z <= Q2R (Qmax x y).
Proof. intros H. apply Rle_trans with (1 := H). apply Qle_Rle, Q.le_max_l. Qed.
Lemma Q2R_max_r x y z : z <= Q2R y -> z <= Q2R (Qmax x y).
Proof. intros H. apply Rle_trans with (1 := H). apply Qle_Rle, Q.le_max_r. Qed.

(** A product lies between two of the four products of the ends. *)
Lemma product_between a b x c d y : a <= x <= b -> c <= y <= d ->
  (a * c <= x * y \/ a * d <= x * y \/ b * c <= x * y \/ b * d <= x * y) /\
  (x * y <= a * c \/ x * y <= a * d \/ x * y <= b * c \/ x * y <= b * d).
Proof.
  intros [A B] [C D].
  destruct (Rle_lt_dec 0 y) as [Y | Y].
  - assert (a * y <= x * y <= b * y) by nra.
    destruct (Rle_lt_dec 0 a), (Rle_lt_dec 0 b); split; try (left; nra); try (right; left; nra);
      try (right; right; left; nra); try (right; right; right; nra).
  - assert (b * y <= x * y <= a * y) by nra.
    destruct (Rle_lt_dec 0 a), (Rle_lt_dec 0 b); split; try (left; nra); try (right; left; nra);
      try (right; right; left; nra); try (right; right; right; nra).
Qed.

Lemma imul_ok i j x y : contains i x -> contains j y -> contains (imul i j) (x * y).
Proof.
  unfold contains. destruct i as [a b], j as [c d]. cbn [fst snd]. intros X Y.
  destruct (product_between _ _ x _ _ y X Y) as [L U]. rewrite <- !Q2R_mult, <- !(Q2R_red (_ * _)) in L, U.
  unfold imul; cbn [fst snd]. split.
  - destruct L as [L | [L | [L | L]]]; auto using Q2R_min_l, Q2R_min_r.
  - destruct U as [U | [U | [U | U]]]; auto using Q2R_max_l, Q2R_max_r.
Qed.

Lemma apart_ok i x : apart i = true -> contains i x ->
  (0 < Q2R (fst i) /\ 0 < x) \/ (Q2R (snd i) < 0 /\ x < 0).
Proof.
  unfold apart, contains. intros E H. apply orb_prop in E as [E | E]; apply negb_true_iff, Q2R_above in E;
    rewrite Q2R_0 in E; [left | right]; lra.
Qed.

Lemma apart_nonzero i x : apart i = true -> contains i x -> x <> 0.
Proof. intros E H. destruct (apart_ok i x E H) as [[_ P] | [_ P]]; lra. Qed.

Lemma iinv_ok i x : apart i = true -> contains i x -> contains (iinv i) (/ x).
Proof.
  intros E H. destruct (apart_ok i x E H) as [[P Q] | [P Q]]; unfold contains, iinv in *; cbn [fst snd];
    rewrite !Q2R_red, !Q2R_inv;
    try (intros Z; apply Qeq_eqR in Z; rewrite Q2R_0 in Z; lra).
  - split; apply Rinv_le_contravar; lra.
  - split.
    + apply Ropp_le_cancel. rewrite <- !Rinv_opp. apply Rinv_le_contravar; lra.
    + apply Ropp_le_cancel. rewrite <- !Rinv_opp. apply Rinv_le_contravar; lra.
Qed.

Lemma ieval_ok p i x : contains i x -> contains (ieval p i) (peval p x).
Proof.
  intros H. induction p as [|c t IH]; simpl.
  - rewrite <- Q2R_0. apply ipoint_ok.
  - apply iadd_ok; [apply ipoint_ok | apply imul_ok; assumption].
Qed.

(** ** Partial sums *)

(** Down and up to multiples of 1/den of num times an integer; 0 < den. *)
Definition down (n num den : Z) : Z := (n * num / den)%Z.
Definition up_ (n num den : Z) : Z := (- (- (n * num) / den))%Z.

Lemma down_ok n num den : (0 < den)%Z -> IZR (down n num den) <= IZR n * (IZR num / IZR den).
Proof.
  intros H. unfold down. assert (D : 0 < IZR den) by (apply IZR_lt; exact H).
  apply (Rmult_le_reg_r (IZR den)); [exact D|].
  replace (IZR n * (IZR num / IZR den) * IZR den) with (IZR (n * num)) by (rewrite mult_IZR; field; lra).
  rewrite <- mult_IZR. apply IZR_le. rewrite Z.mul_comm. apply Z.mul_div_le; exact H.
Qed.

Lemma up_ok n num den : (0 < den)%Z -> IZR n * (IZR num / IZR den) <= IZR (up_ n num den).
Proof.
  intros H. unfold up_. rewrite opp_IZR.
  pose proof (down_ok (- n) num den H) as L. unfold down in L. rewrite opp_IZR in L.
  replace (- n * num)%Z with (- (n * num))%Z in L by ring. lra.
Qed.

Section Sums.
(** c = cn/cd > 0, z = zn/zd; unit 1/scale. *)
Variables (cn cd zn zd scale : Z).

(** The quotient of the terms k+1 and k, z/((k+1)(c+k)). *)
Definition quotient_num : Z := (zn * cd)%Z.
Definition quotient_den (k : Z) : Z := (zd * (k + 1) * (cn + k * cd))%Z.

(** Bounds, in units, for the sum of the terms before k + n and for term k + n, from those for k. *)
Fixpoint sums (n : nat) (k slo shi tlo thi : Z) : Z * Z * Z * Z :=
  match n with
  | O => (slo, shi, tlo, thi)
  | S m =>
    let p := quotient_num in let q := quotient_den k in
    let (lo, hi) := if (0 <=? p)%Z then (tlo, thi) else (thi, tlo) in
    sums m (k + 1) (slo + tlo) (shi + thi) (down lo p q) (up_ hi p q)
  end.

(** An enclosure of 0F1(; c; z) by n terms; none where the terms do not yet fall by halves. *)
Definition enclosure_of_sum (n : nat) : option interval :=
  let '(slo, shi, tlo, thi) := sums n 0 0 0 scale scale in
  let rest := (2 * Z.max (Z.abs tlo) (Z.abs thi))%Z in
  if (0 <? cn)%Z && (0 <? cd)%Z && (0 <? zd)%Z && (0 <? scale)%Z &&
     (2 * Z.abs quotient_num <=? quotient_den (Z.of_nat n))%Z
  then Some (Qred (Qmake (slo - rest) (Z.to_pos scale)), Qred (Qmake (shi + rest) (Z.to_pos scale)))
  else None.

Hypothesis Hcn : (0 < cn)%Z.
Hypothesis Hcd : (0 < cd)%Z.
Hypothesis Hzd : (0 < zd)%Z.
Hypothesis Hscale : (0 < scale)%Z.
Let c := IZR cn / IZR cd.
Let z := IZR zn / IZR zd.

Lemma c_positive : 0 < c.
Proof. apply Rdiv_lt_0_compat; apply IZR_lt; assumption. Qed.

Lemma quotient_den_positive k : (0 <= k)%Z -> (0 < quotient_den k)%Z.
Proof. intros H. unfold quotient_den. apply Z.mul_pos_pos; [apply Z.mul_pos_pos|]; nia. Qed.

Lemma term_quotient k : term c z (S k) = term c z k * (IZR quotient_num / IZR (quotient_den (Z.of_nat k))).
Proof.
  rewrite term_next by (apply positive_regular, c_positive). f_equal.
  unfold c, z, quotient_num, quotient_den. rewrite !mult_IZR, !plus_IZR, mult_IZR, <- INR_IZR_INZ.
  pose proof (pos_INR k). pose proof (IZR_lt _ _ Hcn). pose proof (IZR_lt _ _ Hcd). pose proof (IZR_lt _ _ Hzd).
  assert (0 <= INR k * IZR cd) by (apply Rmult_le_pos; lra).
  assert (IZR cn / IZR cd + INR k = (IZR cn + INR k * IZR cd) / IZR cd) as -> by (field; lra).
  field. repeat split; lra.
Qed.

(** sum of the terms before k. *)
Fixpoint partial (k : nat) : R := match k with O => 0 | S l => partial l + term c z l end.

Lemma sums_ok n : forall k slo shi tlo thi,
  IZR slo <= IZR scale * partial k <= IZR shi -> IZR tlo <= IZR scale * term c z k <= IZR thi ->
  let '(slo', shi', tlo', thi') := sums n (Z.of_nat k) slo shi tlo thi in
  IZR slo' <= IZR scale * partial (k + n) <= IZR shi' /\ IZR tlo' <= IZR scale * term c z (k + n) <= IZR thi'.
Proof.
  induction n as [|n IH]; intros k slo shi tlo thi HS HT.
  - simpl. rewrite Nat.add_0_r. split; assumption.
  - simpl sums. pose proof (quotient_den_positive (Z.of_nat k) ltac:(lia)) as QP.
    set (p := quotient_num) in *. set (q := quotient_den (Z.of_nat k)) in *.
    assert (Q0 : 0 < IZR q) by (apply IZR_lt; exact QP).
    assert (E : IZR scale * term c z (S k) = IZR scale * term c z k * (IZR p / IZR q)).
    { rewrite term_quotient. fold p q. ring. }
    replace (k + S n)%nat with (S k + n)%nat by lia. replace (Z.of_nat k + 1)%Z with (Z.of_nat (S k)) by lia.
    assert (HS' : IZR (slo + tlo) <= IZR scale * partial (S k) <= IZR (shi + thi)).
    { simpl partial. rewrite !plus_IZR, Rmult_plus_distr_l. lra. }
    destruct (Z.leb_spec 0 p) as [P | P]; apply IH; try exact HS'; rewrite E.
    + assert (P' : 0 <= IZR p / IZR q).
      { apply Rmult_le_pos; [apply IZR_le; exact P | left; apply Rinv_0_lt_compat; exact Q0]. }
      pose proof (down_ok tlo p q QP). pose proof (up_ok thi p q QP). nra.
    + assert (P' : IZR p / IZR q <= 0).
      { apply IZR_lt in P. unfold Rdiv. pose proof (Rinv_0_lt_compat _ Q0). nra. }
      pose proof (down_ok thi p q QP). pose proof (up_ok tlo p q QP). nra.
Qed.

(** Terms that fall by halves: all further ones together are at most twice the first. *)
Lemma rest_bound n : (2 * Z.abs quotient_num <= quotient_den (Z.of_nat n))%Z ->
  Rabs (hyp0F1 c z - partial n) <= 2 * Rabs (term c z n).
Proof.
  intros H.
  assert (halves : forall k, Rabs (term c z (n + k)) <= Rabs (term c z n) * (1 / 2) ^ k).
  { intros k; induction k as [|k IH]; [rewrite Nat.add_0_r; simpl; lra|].
    rewrite Nat.add_succ_r, term_quotient, Rabs_mult. simpl pow.
    pose proof (quotient_den_positive (Z.of_nat (n + k)) ltac:(lia)) as QP.
    assert (Q : Rabs (IZR quotient_num / IZR (quotient_den (Z.of_nat (n + k)))) <= 1 / 2).
    { unfold Rdiv at 1. rewrite Rabs_mult, Rabs_inv, (Rabs_pos_eq (IZR (quotient_den _))) by (apply IZR_le; lia).
      apply (Rmult_le_reg_r (IZR (quotient_den (Z.of_nat (n + k))))); [apply IZR_lt; exact QP|].
      rewrite Rmult_assoc, Rinv_l, Rmult_1_r by (apply not_0_IZR; lia).
      rewrite <- abs_IZR. apply (Rmult_le_reg_l 2); [lra|]. rewrite <- mult_IZR.
      replace (2 * (1 / 2 * IZR (quotient_den (Z.of_nat (n + k))))) with (IZR (quotient_den (Z.of_nat (n + k)))) by field.
      apply IZR_le. apply Z.le_trans with (1 := H). unfold quotient_den. clear H IH QP.
      apply Z.mul_le_mono_nonneg; [| |nia|nia]; [apply Z.mul_nonneg_nonneg; lia|].
      apply Z.mul_le_mono_nonneg_l; lia. }
    pose proof (Rabs_pos (term c z (n + k))). pose proof (Rabs_pos (IZR quotient_num / IZR (quotient_den (Z.of_nat (n + k))))).
    replace (Rabs (term c z n) * (1 / 2 * (1 / 2) ^ k)) with (Rabs (term c z n) * (1 / 2) ^ k * (1 / 2)) by ring.
    apply Rmult_le_compat; lra. }
  assert (E : hyp0F1 c z - partial n = Series (fun k => term c z (n + k))).
  { unfold hyp0F1. destruct n as [|m].
    - simpl partial. rewrite Rminus_0_r. apply Series_ext. intros; reflexivity.
    - rewrite (Series_incr_n (term c z) (S m)) by (try lia; apply series_exists, positive_regular, c_positive).
      replace (partial (S m)) with (sum_f_R0 (term c z) (pred (S m))); [ring|].
      simpl pred. clear. induction m as [|m IH]; [simpl; ring|]. rewrite tech5, IH. reflexivity. }
  rewrite E.
  assert (G : is_series (fun k => Rabs (term c z n) * (1 / 2) ^ k) (Rabs (term c z n) * 2)).
  { apply (is_series_scal_l (K := R_AbsRing) (V := R_NormedModule)).
    replace 2 with (/ (1 - 1 / 2)) at 2 by field. apply is_series_geom. rewrite Rabs_pos_eq; lra. }
  apply Rle_trans with (Series (fun k => Rabs (term c z (n + k)))).
  - apply Series_Rabs.
    apply (ex_series_incr_n (fun k => Rabs (term c z k)) n), series_absolute, positive_regular, c_positive.
  - rewrite Rmult_comm, <- (is_series_unique _ _ G). apply Series_le.
    + intros k; split; [apply Rabs_pos | apply halves].
    + eexists; exact G.
Qed.
End Sums.

Lemma enclosure_of_sum_ok cn cd zn zd scale n i :
  enclosure_of_sum cn cd zn zd scale n = Some i -> contains i (hyp0F1 (IZR cn / IZR cd) (IZR zn / IZR zd)).
Proof.
  unfold enclosure_of_sum. destruct (sums cn cd zn zd n 0 0 0 scale scale) as [[[slo shi] tlo] thi] eqn:E.
  destruct ((0 <? cn)%Z && (0 <? cd)%Z && (0 <? zd)%Z && (0 <? scale)%Z &&
    (2 * Z.abs (quotient_num cd zn) <=? quotient_den cn cd zd (Z.of_nat n))%Z) eqn:B; [|discriminate].
  rewrite !andb_true_iff in B. destruct B as [[[[B1 B2] B3] B4] B5].
  apply Z.ltb_lt in B1, B2, B3, B4. apply Z.leb_le in B5. intros I.
  match type of I with Some ?j = _ => replace i with j by congruence end. clear I.
  pose proof (sums_ok cn cd zn zd scale B1 B2 B3 B4 n 0 0 0 scale scale) as S.
  change (Z.of_nat 0) with 0%Z in S. rewrite E in S. rewrite term_0 in S. simpl partial in S.
  destruct S as [S T]; [rewrite Rmult_0_r; lra | lra |]. change (0 + n)%nat with n in S, T.
  pose proof (rest_bound cn cd zn zd scale B1 B2 B3 B4 n B5) as R.
  set (x := hyp0F1 (IZR cn / IZR cd) (IZR zn / IZR zd)) in *.
  set (t := term (IZR cn / IZR cd) (IZR zn / IZR zd) n) in *. set (s := partial cn cd zn zd n) in *.
  assert (P : 0 < IZR scale) by (apply IZR_lt; exact B4).
  set (M := Z.max (Z.abs tlo) (Z.abs thi)).
  assert (TM : IZR scale * Rabs t <= IZR M).
  { rewrite <- (Rabs_pos_eq (IZR scale)) by lra. rewrite <- Rabs_mult. unfold M.
    assert (IZR (Z.abs tlo) <= IZR (Z.max (Z.abs tlo) (Z.abs thi))) by (apply IZR_le; lia).
    assert (IZR (Z.abs thi) <= IZR (Z.max (Z.abs tlo) (Z.abs thi))) by (apply IZR_le; lia).
    rewrite abs_IZR in H, H0. apply Rabs_le.
    pose proof (Rle_abs (IZR thi)). pose proof (Rabs_maj2 (IZR tlo)). lra. }
  assert (D : - IZR (2 * M) <= IZR scale * (x - s) <= IZR (2 * M)).
  { apply Rabs_le_between in R. rewrite mult_IZR. split; nra. }
  set (rest := (2 * M)%Z) in *. clearbody rest M.
  unfold contains; cbn [fst snd]. rewrite !Q2R_red. unfold Q2R; cbn [Qnum Qden].
  rewrite !Z2Pos.id by exact B4. split.
  - apply (Rmult_le_reg_r (IZR scale)); [exact P|]. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
    rewrite minus_IZR. lra.
  - apply (Rmult_le_reg_r (IZR scale)); [exact P|]. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
    rewrite plus_IZR. lra.
Qed.

(** 0F1(; c; z) for rational c > 0 and z, by n terms of `bits` binary digits. *)
Definition enclose (c z : Q) (n : nat) (bits : Z) : option interval :=
  enclosure_of_sum (Qnum c) (QDen c) (Qnum z) (QDen z) (2 ^ bits) n.

Lemma enclose_ok c z n bits i : enclose c z n bits = Some i -> contains i (hyp0F1 (Q2R c) (Q2R z)).
Proof. intros E. apply enclosure_of_sum_ok in E. exact E. Qed.
