(** * Fractions whose terms are interlaced polynomials

    After a preperiod of k terms a_(k + m j + i) is the value at j of the i-th of m polynomials, and so are the
    numerators b_1, b_2, ..., mostly signs that repeat a word. What a certificate says of such a fraction is checked here: that it is admissible, that its terms are
    integers, that it is not parabolic; and the product of the steps of one period is computed. *)

Require Import Reals QArith Qreals List Bool Lra Lia Psatz FunctionalExtensionality.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Fraction Growth Matrices Expansion Transport Polynomials.
Import ListNotations.
Open Scope R_scope.

(** ** What theorems are stated with *)

(** The preperiod, then the entries of [period 0], those of [period 1], and so on: [terms [5] (fun j => [2; 2*j + 3])] is
    5, 2, 3, 2, 5, 2, 7, ... *)
Definition terms (preperiod : list Z) (period : R -> list R) (n : nat) : R :=
  let k := length preperiod in
  let m := length (period 0) in
  if (n <? k)%nat then IZR (nth n preperiod 0%Z) else nth ((n - k) mod m) (period (INR ((n - k) / m))) 0.

(** [numerators (fun j => [1; -j - 2])] is b_1 = 1, b_2 = -2, b_3 = 1, b_4 = -3, ...; b_0 is not used. *)
Definition numerators (period : R -> list R) (n : nat) : R :=
  let m := length (period 0) in
  match n with O => 1 | S i => nth (i mod m) (period (INR (i / m))) 1 end.

(** [signs [-1; 1]] is b_1 = -1, b_2 = 1, b_3 = -1, .... *)
Definition signs (word : list Z) : nat -> R := numerators (fun _ => map IZR word).

(** ** The same as data *)

Record fraction := Fraction {
  preperiod : list Z;
  polynomials : list poly;
  rule : list poly;  (** of the numerators *)
  (** How many periods are compared one by one before no coefficient is negative any more. *)
  compared : nat
}.

Section Check.
Variable F : fraction.
Let k := length (preperiod F).
Let m := length (polynomials F).
Let l := length (rule F).

Definition fraction_terms : nat -> R :=
  terms (preperiod F) (fun x => map (fun p => peval p x) (polynomials F)).
Definition fraction_numerators : nat -> R := numerators (fun x => map (fun p => peval p x) (rule F)).

Let a := fraction_terms.
Let b := fraction_numerators.

Lemma fraction_terms_reads period : (forall j, period j = map (fun p => peval p j) (polynomials F)) ->
  a = terms (preperiod F) period.
Proof. intros E. unfold a, fraction_terms. f_equal. apply functional_extensionality. intros x; symmetry; apply E. Qed.

Lemma fraction_numerators_reads period : (forall j, period j = map (fun p => peval p j) (rule F)) ->
  b = numerators period.
Proof. intros E. unfold b, fraction_numerators. f_equal. apply functional_extensionality. intros x; symmetry; apply E. Qed.

Definition term_at (n : nat) : Q :=
  if (n <? k)%nat then inject_Z (nth n (preperiod F) 0%Z)
  else qeval (nth ((n - k) mod m) (polynomials F) []) (inject_Z (Z.of_nat ((n - k) / m))).

Lemma nth_peval (ps : list poly) d i x : nth i (map (fun p => peval p x) ps) (peval d x) = peval (nth i ps d) x.
Proof. apply (map_nth (fun p => peval p x)). Qed.

Lemma term_at_ok n : Q2R (term_at n) = a n.
Proof.
  unfold a, fraction_terms, terms, term_at. rewrite map_length. fold k m.
  destruct (n <? k)%nat; [apply Q2R_Z|]. rewrite qeval_ok, Q2R_nat. symmetry; apply (nth_peval (polynomials F) []).
Qed.

(** b_(n+1). *)
Definition numerator_after (n : nat) : Q := qeval (nth (n mod l) (rule F) [1%Q]) (inject_Z (Z.of_nat (n / l))).

Lemma numerator_after_ok n : Q2R (numerator_after n) = b (S n).
Proof.
  unfold b, fraction_numerators, numerators, numerator_after. rewrite map_length. fold l. rewrite qeval_ok, Q2R_nat.
  rewrite <- nth_peval. f_equal. simpl. rewrite Q2R_1. ring.
Qed.

(** The numerators b_(h + N j + i + 1) as a polynomial in j, for multiples N of their period. *)
Definition numerator_polynomial (h N i : nat) : poly :=
  pcomp (nth ((h + i) mod l) (rule F) [1%Q])
    [inject_Z (Z.of_nat ((h + i) / l)); inject_Z (Z.of_nat (N / l))].

(** The terms a_(h + N j + i) as a polynomial in j, for h >= k and multiples N of m. *)
Definition term_polynomial (h N i : nat) : poly :=
  pcomp (nth ((h + i - k) mod m) (polynomials F) [])
    [inject_Z (Z.of_nat ((h + i - k) / m)); inject_Z (Z.of_nat (N / m))].

(** The product of n steps from term h + N j + i on, as a matrix of polynomials in j. *)
Fixpoint period_steps (h N i n : nat) : pmatrix :=
  match n with
  | O => munit
  | S n' => mtimes (mstep (term_polynomial h N i) (numerator_polynomial h N i)) (period_steps h N (S i) n')
  end.

(** The product of i steps from term n on, a matrix of constants. *)
Fixpoint head_steps (n i : nat) : pmatrix :=
  match i with
  | O => munit
  | S i' => mtimes (mstep [term_at n] [numerator_after n]) (head_steps (S n) i')
  end.

Lemma mod_shift n N j d : (0 < d)%nat -> (N mod d = 0)%nat -> ((n + N * j) mod d = n mod d)%nat.
Proof.
  intros Hd HN. apply Nat.mod_divides in HN as [e E]; [|lia]. subst N.
  replace (n + d * e * j)%nat with (n + (e * j) * d)%nat by lia. apply Nat.mod_add. lia.
Qed.
Lemma div_shift n N j d : (0 < d)%nat -> (N mod d = 0)%nat -> ((n + N * j) / d = n / d + N / d * j)%nat.
Proof.
  intros Hd HN. apply Nat.mod_divides in HN as [e E]; [|lia]. subst N.
  replace (n + d * e * j)%nat with (n + (e * j) * d)%nat by lia. rewrite Nat.div_add by lia.
  rewrite (Nat.mul_comm d e), Nat.div_mul by lia. lia.
Qed.

(** N is a period of terms and signs, and begins after the preperiod. *)
Definition fits (h N : nat) : bool :=
  (0 <? m)%nat && (0 <? l)%nat && (0 <? N)%nat &&
  (N mod m =? 0)%nat && (N mod l =? 0)%nat && (k <=? h)%nat.

Section Period.
Variables h N : nat.
Hypothesis Hfits : fits h N = true.

Lemma fits_facts : (0 < m)%nat /\ (0 < l)%nat /\ (0 < N)%nat /\
  (N mod m = 0)%nat /\ (N mod l = 0)%nat /\ (k <= h)%nat.
Proof.
  unfold fits in Hfits. rewrite !andb_true_iff in Hfits. destruct Hfits as [[[[[H1 H2] H3] H4] H5] H6].
  apply Nat.ltb_lt in H1, H2, H3. apply Nat.eqb_eq in H4, H5. apply Nat.leb_le in H6. repeat split; assumption.
Qed.

Lemma term_polynomial_ok i j : a (h + N * j + i)%nat = peval (term_polynomial h N i) (INR j).
Proof.
  destruct fits_facts as [Hm [_ [_ [HN [_ Hk]]]]]. rewrite <- term_at_ok. unfold term_at.
  destruct (Nat.ltb_spec (h + N * j + i) k) as [L | L]; [nia|].
  rewrite qeval_ok, Q2R_nat.
  replace (h + N * j + i - k)%nat with ((h + i - k) + N * j)%nat by lia.
  rewrite mod_shift, div_shift by assumption. unfold term_polynomial. rewrite pcomp_ok. f_equal.
  cbn [peval]. rewrite !Q2R_nat, plus_INR, mult_INR. ring.
Qed.

Lemma numerator_polynomial_ok i j : b (S (h + N * j + i))%nat = peval (numerator_polynomial h N i) (INR j).
Proof.
  destruct fits_facts as [_ [Hl [_ [_ [HN _]]]]]. rewrite <- numerator_after_ok. unfold numerator_after.
  rewrite qeval_ok, Q2R_nat. replace (h + N * j + i)%nat with ((h + i) + N * j)%nat by lia.
  rewrite mod_shift, div_shift by assumption. unfold numerator_polynomial. rewrite pcomp_ok. f_equal.
  cbn [peval]. rewrite !Q2R_nat, plus_INR, mult_INR. ring.
Qed.

Lemma period_steps_ok j n : forall i, steps a b (h + N * j + i) n = meval (period_steps h N i n) (INR j).
Proof.
  induction n as [|n IH]; intros i.
  - symmetry; apply munit_ok.
  - cbn [steps period_steps]. rewrite mtimes_ok, mstep_ok, <- IH, term_polynomial_ok, numerator_polynomial_ok.
    replace (S (h + N * j + i)) with (h + N * j + S i)%nat by lia. reflexivity.
Qed.

Lemma terms_growth i : polynomial_growth (fun j => a (h + N * j + i)%nat).
Proof. eapply growth_ext; [intros j; symmetry; apply term_polynomial_ok | apply peval_growth]. Qed.
End Period.

Lemma head_steps_ok x i : forall n, steps a b n i = meval (head_steps n i) x.
Proof.
  induction i as [|i IH]; intros n.
  - symmetry; apply munit_ok.
  - cbn [steps head_steps]. rewrite mtimes_ok, mstep_ok, !peval_const, <- IH, term_at_ok, numerator_after_ok. reflexivity.
Qed.

(** ** Admissibility *)

(** The numerators of one place of the period have one sign, that at j = 0. *)
Definition is_positive (p : poly) : bool := negb (Qle_bool (qeval p 0) 0).
Definition absolute (p : poly) : poly := if is_positive p then p else popp p.

(** Of size at least 1 at all j. *)
Definition is_numerator (p : poly) : bool := at_least 1 (absolute p) (compared F).

Lemma is_numerator_ok p j : is_numerator p = true ->
  1 <= Rabs (peval p (INR j)) /\ Rabs (peval p (INR j)) = peval (absolute p) (INR j) /\
  (is_positive p = true <-> 0 < peval p (INR j)).
Proof.
  intros H. apply at_least_ok with (j := j) in H. rewrite Q2R_1 in H. unfold absolute in *.
  destruct (is_positive p).
  - rewrite Rabs_pos_eq by lra. repeat split; lra.
  - rewrite popp_ok in *. rewrite Rabs_left by lra. split; [lra|]. split; [reflexivity|]. split; [discriminate | lra].
Qed.

(** How much larger than the numerator before it a term must be: by 1 before a negative one. *)
Definition margin (next : poly) : Q := if is_positive next then 0%Q else 1%Q.

(** Terms before [h], and from there on by periods. One place of the period, where from some period on the next numerator is
    positive or the term larger than the numerator before it by 2, makes the fraction proper. *)
Definition sound (h N : nat) : bool :=
  fits h N &&
  forallb (fun n => let p := [numerator_after n] in let q := [numerator_after (S n)] in
    is_numerator p && is_numerator q &&
    Qle_bool (qeval (absolute p) 0 + margin q) (term_at (S n))) (seq 0 h) &&
  forallb (fun n => whole (term_at n) && whole (numerator_after n)) (seq 0 h) &&
  forallb (fun i => let p := numerator_polynomial h N i in let q := numerator_polynomial h N (S i) in
    is_numerator p && is_numerator q &&
    at_least (margin q) (psub (term_polynomial h N (S i)) (absolute p)) (compared F)) (seq 0 N) &&
  forallb (fun i => let p := term_polynomial h N i in let q := numerator_polynomial h N i in
    integral p (length p) && integral q (length q)) (seq 0 N) &&
  existsb (fun i => is_positive (numerator_polynomial h N (S i)) ||
    at_least_from 2 (psub (term_polynomial h N (S i)) (absolute (numerator_polynomial h N i))) (compared F)) (seq 0 N).

Lemma place h N n : (0 < N)%nat -> (h <= n)%nat -> exists j i, (i < N)%nat /\ n = (h + N * j + i)%nat.
Proof.
  intros HN Hn. exists ((n - h) / N)%nat, ((n - h) mod N)%nat.
  split; [apply Nat.mod_upper_bound; lia|]. pose proof (Nat.div_mod (n - h) N ltac:(lia)). lia.
Qed.

Section Sound.
Variables h N : nat.
Hypothesis Hsound : sound h N = true.

Lemma sound_facts : fits h N = true /\
  (forall n, (n < h)%nat -> 1 <= Rabs (b (S n)) /\ Rabs (b (S n)) <= a (S n) /\
    (b (S (S n)) < 0 -> Rabs (b (S n)) + 1 <= a (S n))) /\
  (forall n, (n < h)%nat -> integer (a n) /\ integer (b (S n))) /\
  (forall i j, (i < N)%nat -> let n := (h + N * j + i)%nat in 1 <= Rabs (b (S n)) /\ Rabs (b (S n)) <= a (S n) /\
    (b (S (S n)) < 0 -> Rabs (b (S n)) + 1 <= a (S n))) /\
  (forall i j, (i < N)%nat -> integer (a (h + N * j + i)%nat) /\ integer (b (S (h + N * j + i)))) /\
  (exists i, forall n, let l := S (h + N * (compared F + n) + i) in 0 < b (S l) \/ Rabs (b l) + 2 <= a l).
Proof.
  pose proof Hsound as H. unfold sound in H. rewrite !andb_true_iff in H.
  destruct H as [[[[[H1 H2] H3] H4] H5] H6]. rewrite forallb_forall in H2, H3, H4, H5.
  assert (two : Q2R 2 = 2) by (unfold Q2R, Qnum, Qden; simpl; field).
  assert (margins : forall q x y z, is_positive q = true <-> 0 < z -> x + Q2R (margin q) <= y ->
    x <= y /\ (z < 0 -> x + 1 <= y)).
  { intros q x y z E G. unfold margin in G. destruct (is_positive q) eqn:P.
    - rewrite Q2R_0 in G. pose proof (proj1 E eq_refl). split; lra.
    - rewrite Q2R_1 in G. split; lra. }
  assert (next : forall i j, b (S (S (h + N * j + i))) = peval (numerator_polynomial h N (S i)) (INR j)).
  { intros i j. replace (S (h + N * j + i)) with (h + N * j + S i)%nat by lia. apply (numerator_polynomial_ok h N H1). }
  assert (term : forall i j, a (S (h + N * j + i)) = peval (term_polynomial h N (S i)) (INR j)).
  { intros i j. replace (S (h + N * j + i)) with (h + N * j + S i)%nat by lia. apply (term_polynomial_ok h N H1). }
  split; [exact H1|]. split; [|split; [|split; [|split]]].
  - intros n Hn. specialize (H2 n ltac:(apply in_seq; lia)). cbv zeta in H2. rewrite !andb_true_iff in H2.
    destruct H2 as [[A B] C]. destruct (is_numerator_ok _ O A) as [A1 [A2 _]]. destruct (is_numerator_ok _ O B) as [_ [_ B3]].
    apply Q2R_at_most in C. rewrite Q2R_plus, qeval_ok, Q2R_0, term_at_ok in C. simpl INR in *.
    rewrite peval_const, numerator_after_ok in A1, A2, B3. rewrite <- A2 in C. split; [exact A1|].
    apply (margins [numerator_after (S n)]); assumption.
  - intros n Hn. specialize (H3 n ltac:(apply in_seq; lia)). apply andb_prop in H3 as [A B].
    rewrite <- term_at_ok, <- numerator_after_ok. split; apply whole_ok; assumption.
  - intros i j Hi n. unfold n. clear n. specialize (H4 i ltac:(apply in_seq; lia)). cbv zeta in H4. rewrite !andb_true_iff in H4.
    destruct H4 as [[A B] C]. destruct (is_numerator_ok _ j A) as [A1 [A2 _]]. destruct (is_numerator_ok _ j B) as [_ [_ B3]].
    apply at_least_ok with (j := j) in C. rewrite psub_ok in C.
    rewrite (numerator_polynomial_ok h N H1), next, term. split; [exact A1|].
    apply (margins (numerator_polynomial h N (S i))); [exact B3|]. rewrite A2. lra.
  - intros i j Hi. specialize (H5 i ltac:(apply in_seq; lia)). cbv zeta in H5. apply andb_prop in H5 as [A B].
    rewrite (term_polynomial_ok h N H1), (numerator_polynomial_ok h N H1).
    split; eapply integral_ok; eassumption.
  - apply existsb_exists in H6 as [i [Hi H6]]. apply in_seq in Hi. exists i. intros n. cbv zeta.
    specialize (H4 i ltac:(apply in_seq; lia)). cbv zeta in H4. rewrite !andb_true_iff in H4. destruct H4 as [[A B] _].
    destruct (is_numerator_ok _ (compared F + n) A) as [_ [A2 _]].
    destruct (is_numerator_ok _ (compared F + n) B) as [_ [_ B3]].
    rewrite next, term, (numerator_polynomial_ok h N H1), A2.
    apply orb_prop in H6 as [P | P]; [left; apply B3, P|]. right.
    pose proof (at_least_from_ok _ _ _ P n) as L. rewrite psub_ok, two in L. lra.
Qed.

Lemma sound_admissible : admissible a b.
Proof.
  destruct sound_facts as [Hf [Hhead [_ [Htail _]]]]. destruct (fits_facts _ _ Hf) as [_ [_ [HN _]]].
  intros n. destruct (Nat.lt_ge_cases n h) as [L | L]; [apply Hhead, L|].
  destruct (place h N n HN L) as [j [i [Hi ->]]]. apply Htail, Hi.
Qed.

Lemma sound_integer n : integer (a n) /\ integer (b (S n)).
Proof.
  destruct sound_facts as [Hf [_ [Hhead [_ [Htail _]]]]]. destruct (fits_facts _ _ Hf) as [_ [_ [HN _]]].
  destruct (Nat.lt_ge_cases n h) as [L | L]; [apply Hhead, L|].
  destruct (place h N n HN L) as [j [i [Hi ->]]]. apply Htail, Hi.
Qed.

Lemma sound_proper n : exists l, (n <= l)%nat /\ (0 < b (S l) \/ Rabs (b l) + 2 <= a l).
Proof.
  destruct sound_facts as [Hf [_ [_ [_ [_ [i Hi]]]]]]. destruct (fits_facts _ _ Hf) as [_ [_ [HN _]]].
  exists (S (h + N * (compared F + n) + i)). split; [nia|]. exact (Hi n).
Qed.
End Sound.

End Check.
