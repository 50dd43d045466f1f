(** * Fractions whose terms are interlaced polynomials

    After a preperiod of k terms a_(k + m j + i) is the value at j of the i-th of m polynomials, and the signs b_1, b_2, ...
    repeat a word. What a certificate says of such a fraction is checked here: that it is admissible, that its terms are
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

(** [signs [-1; 1]] is b_1 = -1, b_2 = 1, b_3 = -1, ...; b_0 is not used. *)
Definition signs (word : list Z) (n : nat) : R :=
  match n with O => 1 | S i => IZR (nth (i mod length word) word 1%Z) end.

(** ** The same as data *)

Record fraction := Fraction {
  preperiod : list Z;
  polynomials : list poly;
  word : list Z;
  (** How many periods are compared one by one before no coefficient is negative any more. *)
  compared : nat
}.

Section Check.
Variable F : fraction.
Let k := length (preperiod F).
Let m := length (polynomials F).

Definition fraction_terms : nat -> R :=
  terms (preperiod F) (fun x => map (fun p => peval p x) (polynomials F)).
Definition fraction_signs : nat -> R := signs (word F).

Let a := fraction_terms.
Let b := fraction_signs.

Lemma fraction_terms_reads period : (forall j, period j = map (fun p => peval p j) (polynomials F)) ->
  a = terms (preperiod F) period.
Proof. intros E. unfold a, fraction_terms. f_equal. apply functional_extensionality. intros x; symmetry; apply E. Qed.

Definition term_at (n : nat) : Q :=
  if (n <? k)%nat then inject_Z (nth n (preperiod F) 0%Z)
  else qeval (nth ((n - k) mod m) (polynomials F) []) (inject_Z (Z.of_nat ((n - k) / m))).

Lemma nth_peval i x : nth i (map (fun p => peval p x) (polynomials F)) 0 = peval (nth i (polynomials F) []) x.
Proof. change 0 with (peval [] x) at 1. apply (map_nth (fun p => peval p x)). Qed.

Lemma term_at_ok n : Q2R (term_at n) = a n.
Proof.
  unfold a, fraction_terms, terms, term_at. rewrite map_length. fold k m.
  destruct (n <? k)%nat; [apply Q2R_Z|]. rewrite qeval_ok, Q2R_nat. symmetry; apply nth_peval.
Qed.

Definition sign_after (n : nat) : Q := inject_Z (nth (n mod length (word F)) (word F) 1%Z).

(** The terms a_(h + N j + i) as a polynomial in j, for h >= k and multiples N of m. *)
Definition term_polynomial (h N i : nat) : poly :=
  pcomp (nth ((h + i - k) mod m) (polynomials F) [])
    [inject_Z (Z.of_nat ((h + i - k) / m)); inject_Z (Z.of_nat (N / m))].

(** The product of l steps from term h + N j + i on, as a matrix of polynomials in j. *)
Fixpoint period_steps (h N i l : nat) : pmatrix :=
  match l with
  | O => munit
  | S l' => mtimes (mstep (term_polynomial h N i) [sign_after (h + i)]) (period_steps h N (S i) l')
  end.

(** The product of l steps from term n on, a matrix of constants. *)
Fixpoint head_steps (n l : nat) : pmatrix :=
  match l with
  | O => munit
  | S l' => mtimes (mstep [term_at n] [sign_after n]) (head_steps (S n) l')
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
  (0 <? m)%nat && (0 <? length (word F))%nat && (0 <? N)%nat &&
  (N mod m =? 0)%nat && (N mod length (word F) =? 0)%nat && (k <=? h)%nat.

Section Period.
Variables h N : nat.
Hypothesis Hfits : fits h N = true.

Lemma fits_facts : (0 < m)%nat /\ (0 < length (word F))%nat /\ (0 < N)%nat /\
  (N mod m = 0)%nat /\ (N mod length (word F) = 0)%nat /\ (k <= h)%nat.
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

Lemma sign_after_ok i j : b (S (h + N * j + i))%nat = Q2R (sign_after (h + i)).
Proof.
  destruct fits_facts as [_ [Hw [_ [_ [HN _]]]]]. unfold b, fraction_signs, signs, sign_after. rewrite Q2R_Z. f_equal. f_equal.
  replace (h + N * j + i)%nat with (h + i + N * j)%nat by lia. apply mod_shift; assumption.
Qed.

Lemma period_steps_ok j l : forall i, steps a b (h + N * j + i) l = meval (period_steps h N i l) (INR j).
Proof.
  induction l as [|l IH]; intros i.
  - symmetry; apply munit_ok.
  - cbn [steps period_steps]. rewrite mtimes_ok, mstep_ok, <- IH, peval_const, term_polynomial_ok, sign_after_ok.
    replace (S (h + N * j + i)) with (h + N * j + S i)%nat by lia. reflexivity.
Qed.

Lemma terms_growth i : polynomial_growth (fun j => a (h + N * j + i)%nat).
Proof. eapply growth_ext; [intros j; symmetry; apply term_polynomial_ok | apply peval_growth]. Qed.
End Period.

Lemma head_steps_ok x l : forall n, steps a b n l = meval (head_steps n l) x.
Proof.
  induction l as [|l IH]; intros n.
  - symmetry; apply munit_ok.
  - cbn [steps head_steps]. rewrite mtimes_ok, mstep_ok, !peval_const, <- IH, term_at_ok.
    unfold sign_after. rewrite Q2R_Z. reflexivity.
Qed.

(** ** Admissibility *)

Definition is_sign (s : Z) : bool := (s =? 1)%Z || (s =? -1)%Z.

Lemma is_sign_ok s : is_sign s = true -> sign (IZR s).
Proof. intros H. apply orb_prop in H as [H | H]; apply Z.eqb_eq in H; subst s; [left | right]; reflexivity. Qed.

(** The least that term n may be: 1 before a plus sign, 2 before a minus sign. *)
Definition least (n : nat) : Q := if Qeq_bool (sign_after n) (-1) then 2%Q else 1%Q.

Lemma least_ok n x : Q2R (least n) <= x -> 1 <= x /\ (Q2R (sign_after n) = -1 -> 2 <= x).
Proof.
  unfold least. destruct (Qeq_bool (sign_after n) (-1)) eqn:E.
  - replace (Q2R 2) with 2 by (unfold Q2R, Qnum, Qden; simpl; field). lra.
  - rewrite Q2R_1. intros H. split; [lra|]. intros S. apply Q2R_different in E. elim E.
    rewrite S. unfold Q2R, Qnum, Qden; simpl; field.
Qed.

(** Terms before [h], and from there on by periods. One place of the period, where from some period on a_n + b_(n+1) >= 2,
    makes the fraction proper. *)
Definition sound (h N : nat) : bool :=
  fits h N && forallb is_sign (word F) &&
  forallb (fun n => Qle_bool (least (S n)) (term_at (S n))) (seq 0 h) &&
  forallb (fun n => whole (term_at n)) (seq 0 h) &&
  forallb (fun i => at_least (least (S h + i)) (term_polynomial (S h) N i) (compared F)) (seq 0 N) &&
  forallb (fun i => let p := term_polynomial h N i in integral p (length p)) (seq 0 N) &&
  existsb (fun i => at_least_from (2 - sign_after (S h + i)) (term_polynomial (S h) N i) (compared F)) (seq 0 N).

Lemma fits_later h N : fits h N = true -> fits (S h) N = true.
Proof.
  unfold fits. rewrite !andb_true_iff. intros [H1 H2]. split; [exact H1|]. apply Nat.leb_le in H2. apply Nat.leb_le. lia.
Qed.

Lemma place h N n : (0 < N)%nat -> (h <= n)%nat -> exists j i, (i < N)%nat /\ n = (h + N * j + i)%nat.
Proof.
  intros HN Hn. exists ((n - h) / N)%nat, ((n - h) mod N)%nat.
  split; [apply Nat.mod_upper_bound; lia|]. pose proof (Nat.div_mod (n - h) N ltac:(lia)). lia.
Qed.

Section Sound.
Variables h N : nat.
Hypothesis Hsound : sound h N = true.

Lemma sound_facts : fits h N = true /\ forallb is_sign (word F) = true /\
  (forall n, (n < h)%nat -> Q2R (least (S n)) <= a (S n)) /\
  (forall n, (n < h)%nat -> integer (a n)) /\
  (forall i j, (i < N)%nat -> Q2R (least (S h + i)) <= a (S h + N * j + i)%nat) /\
  (forall i j, (i < N)%nat -> integer (a (h + N * j + i)%nat)) /\
  (exists i, forall n, let j := (compared F + n)%nat in 2 - b (S (S h + N * j + i)) <= a (S h + N * j + i)%nat).
Proof.
  pose proof Hsound as H. unfold sound in H. rewrite !andb_true_iff in H.
  destruct H as [[[[[[H1 H2] H3] H4] H5] H6] H7]. rewrite forallb_forall in H3, H4, H5, H6.
  pose proof (fits_later _ _ H1) as H1'.
  split; [exact H1|]. split; [exact H2|]. split; [|split; [|split; [|split]]].
  - intros n Hn. rewrite <- term_at_ok. apply Q2R_at_most, H3, in_seq. lia.
  - intros n Hn. rewrite <- term_at_ok. apply whole_ok, H4, in_seq. lia.
  - intros i j Hi. rewrite (term_polynomial_ok (S h) N H1'). apply at_least_ok with (compared F), H5, in_seq. lia.
  - intros i j Hi. rewrite (term_polynomial_ok h N H1). apply integral_ok with (length (term_polynomial h N i)), H6, in_seq. lia.
  - apply existsb_exists in H7 as [i [_ H7]]. exists i. intros n j.
    rewrite (term_polynomial_ok (S h) N H1'), (sign_after_ok (S h) N H1').
    pose proof (at_least_from_ok _ _ _ H7 n) as L. fold j in L. unfold Qminus in L. rewrite Q2R_plus, Q2R_opp in L.
    replace (Q2R 2) with 2 in L by (unfold Q2R, Qnum, Qden; simpl; field). lra.
Qed.

Lemma sound_admissible : admissible a b.
Proof.
  destruct sound_facts as [Hf [Hs [Hhead [_ [Htail _]]]]]. destruct (fits_facts _ _ Hf) as [_ [Hw [HN [_ [HNw _]]]]].
  intros n. split.
  - unfold b, fraction_signs, signs. apply is_sign_ok. rewrite forallb_forall in Hs. apply Hs, nth_In, Nat.mod_upper_bound. lia.
  - replace (b (S (S n))) with (Q2R (sign_after (S n))).
    2:{ unfold b, fraction_signs, signs, sign_after. apply Q2R_Z. }
    apply least_ok. destruct (Nat.lt_ge_cases n h) as [L | L]; [apply Hhead, L|].
    destruct (place (S h) N (S n) HN ltac:(lia)) as [j [i [Hi E]]]. rewrite E.
    replace (least (S h + N * j + i)) with (least (S h + i)); [apply Htail, Hi|].
    unfold least, sign_after. replace (S h + N * j + i)%nat with (S h + i + N * j)%nat by lia.
    rewrite mod_shift by assumption. reflexivity.
Qed.

Lemma sound_integer n : integer (a n).
Proof.
  destruct sound_facts as [Hf [_ [_ [Hhead [_ [Htail _]]]]]]. destruct (fits_facts _ _ Hf) as [_ [_ [HN _]]].
  destruct (Nat.lt_ge_cases n h) as [L | L]; [apply Hhead, L|].
  destruct (place h N n HN L) as [j [i [Hi ->]]]. apply Htail, Hi.
Qed.

Lemma sound_proper n : exists l, (n <= l)%nat /\ 2 <= a l + b (S l).
Proof.
  destruct sound_facts as [Hf [_ [_ [_ [_ [_ [i Hi]]]]]]]. destruct (fits_facts _ _ Hf) as [_ [_ [HN _]]].
  exists (S h + N * (compared F + n) + i)%nat. split; [nia|]. specialize (Hi n). cbv zeta in Hi. lra.
Qed.
End Sound.

End Check.
