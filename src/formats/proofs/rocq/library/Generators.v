(** * The generators of constants

    Every constant is a rational function of one number X: of exp u, of tan u, of a quotient of neighbours 0F1(; c; z),
    0F1(; c+1; z), or of one of Euler's sums. Here X is enclosed; what functions are in terms of it is in Multiples.v, OverSums.v,
    Neighbours.v and Fractional.v. *)

Require Import Reals QArith Qreals Qminmax List Bool Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Fraction Hypergeometric Confluent Sums Functions Polynomials Interlaced Bases Enclosure Expressions Values.
Import ListNotations.
Open Scope R_scope.

Inductive generator :=
  (** X = exp u, u > 0 *)
  | Exponential (u : Q)
  (** X = tan u, u > 0 *)
  | Tangent (u : Q)
  (** X = kappa_0 of the classical fraction, Y = 0F1(; c+1; z) *)
  | Neighbours (K : classical)
  (** the same X, Y = power (x/2) c / Gamma (c+1) 0F1(; c+1; z), x/2 = 1/(b sqrt m) *)
  | FractionalNeighbours (K : classical)
  (** X = G(0) with the factors c(n) of a base Euler *)
  | Sum (factor : poly) (q : Q).

(** ** Where X lies *)

(** s/4 with a sign. *)
Definition quarter_of (sign s : Q) : Q := Qred (sign * s / 4).

Definition quarter_square (sign : Q) (u : Q) : Q := Qred (sign * u * u / 4).


(** Outwards to multiples of 2^-64. *)
Definition round (i : interval) : interval :=
  let s := (2 ^ 64)%Z in
  (Qmake (down (Qnum (fst i)) s (QDen (fst i))) (Z.to_pos s), Qmake (up_ (Qnum (snd i)) s (QDen (snd i))) (Z.to_pos s)).

(** An interval for X by n terms of the series with so many binary digits; (0, 0), which proves nothing, where there is none. *)
Definition quotient (scaled : Q) (top bottom : option interval) : interval :=
  match top, bottom with
  | Some i, Some j => if apart j then round (imul (ipoint scaled) (imul i (iinv j))) else (0%Q, 0%Q)
  | _, _ => (0%Q, 0%Q)
  end.

(** The sum of n terms 1/(c(0) ... c(m-1)), and the next term. *)
Fixpoint partial (f : poly) (n : nat) : Q * Q :=
  match n with
  | O => (0%Q, 1%Q)
  | S m => let (s, t) := partial f m in (Qred (s + t), Qred (t / qeval f (inject_Z (Z.of_nat m))))
  end.

Definition place_of (g : generator) (n : nat) (bits : Z) : interval :=
  match g with
  | Exponential u =>
    let z := quarter_square 1 u in
    match enclose (1 # 2) z n bits, enclose (3 # 2) z n bits with
    | Some i, Some j => round (iadd i (imul (ipoint u) j))
    | _, _ => (0%Q, 0%Q)
    end
  | Tangent u =>
    let z := quarter_square (-1) u in quotient u (enclose (3 # 2) z n bits) (enclose (1 # 2) z n bits)
  | Neighbours K | FractionalNeighbours K =>
    let c := classical_c K in let z := classical_z K in
    quotient (first K) (enclose c z n bits) (enclose (Qred (c + 1)) z n bits)
  | Sum f _ =>
    let (s, t) := partial f n in let x := qeval f (inject_Z (Z.of_nat n)) in
    if Qle_bool 2 (if euler_positive f then x else - x)
    then round (Qred (s - 2 * Qmax t (- t)), Qred (s + 2 * Qmax t (- t))) else (0%Q, 0%Q)
  end.

Definition generator_value (g : generator) : R :=
  match g with
  | Exponential u => exp (Q2R u)
  | Tangent u => tan (Q2R u)
  | Neighbours K | FractionalNeighbours K => upper K / lower K
  | Sum f _ => euler_sum (fun n => peval f (INR n)) 0
  end.

(** X is enclosed, and the function in its denominator does not vanish. *)
Definition located (g : generator) (i : interval) : Prop :=
  contains i (generator_value g) /\
  match g with
  | Exponential _ => True
  | Sum f q => is_base (Euler f q) = true
  | Tangent u => cos (Q2R u) <> 0
  | Neighbours K | FractionalNeighbours K => is_classical K = true /\ hyp0F1 (parameter K + 1) (argument K) <> 0
  end.

Definition valid (g : generator) : bool :=
  match g with
  | Neighbours K | FractionalNeighbours K => is_classical K
  | Sum f q => is_base (Euler f q)
  | _ => true
  end.

Definition found (i : interval) : bool := negb (Qeq_bool (fst i) 0 && Qeq_bool (snd i) 0).

Lemma round_ok i x : contains i x -> contains (round i) x.
Proof.
  unfold contains, round; cbn [fst snd]. intros [L U].
  assert (E : forall q : Q, Q2R q * IZR (2 ^ 64) = IZR (Qnum q) * (IZR (2 ^ 64) / IZR (QDen q))).
  { intros q. unfold Q2R. field. apply not_0_IZR. lia. }
  assert (S : 0 < IZR (2 ^ 64)) by (apply IZR_lt; reflexivity).
  pose proof (down_ok (Qnum (fst i)) (2 ^ 64) (QDen (fst i)) ltac:(lia)) as D.
  pose proof (up_ok (Qnum (snd i)) (2 ^ 64) (QDen (snd i)) ltac:(lia)) as V. rewrite <- E in D, V.
  assert (Q : forall m, Q2R (Qmake m (Z.to_pos (2 ^ 64))) = IZR m / IZR (2 ^ 64)) by reflexivity.
  rewrite !Q. split; apply (Rmult_le_reg_r (IZR (2 ^ 64)));
    try exact S; unfold Rdiv; rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra; nra.
Qed.

Lemma quarter_square_ok s u : Q2R (quarter_square s u) = Q2R s * Q2R u ^ 2 / 4.
Proof.
  unfold quarter_square. rewrite Q2R_red, Q2R_div, !Q2R_mult by discriminate.
  replace (Q2R 4) with 4 by (unfold Q2R; simpl; field). field.
Qed.

Lemma Q2R_half : Q2R (1 # 2) = 1 / 2.
Proof. reflexivity. Qed.
Lemma Q2R_three_halves : Q2R (3 # 2) = 3 / 2.
Proof. reflexivity. Qed.
Lemma Q2R_minus_one : Q2R (-1) = -1.
Proof. unfold Q2R; simpl; field. Qed.

Lemma quotient_ok q top bottom t b :
  (forall i, top = Some i -> contains i t) -> (forall i, bottom = Some i -> contains i b) ->
  found (quotient q top bottom) = true -> contains (quotient q top bottom) (Q2R q * (t * / b)) /\ b <> 0.
Proof.
  intros T B. unfold quotient. destruct top as [i|]; [|discriminate]. destruct bottom as [j|]; [|discriminate].
  destruct (apart j) eqn:A; [|discriminate]. intros _. specialize (T i eq_refl). specialize (B j eq_refl).
  split; [|apply (apart_nonzero j); assumption].
  apply round_ok, imul_ok; [apply ipoint_ok|]. apply imul_ok; [exact T | apply iinv_ok; assumption].
Qed.

Lemma enclose_at c z q r n bits i :
  Q2R q = c -> Q2R r = z -> enclose q r n bits = Some i -> contains i (hyp0F1 c z).
Proof. intros <- <-. apply enclose_ok. Qed.

Lemma partial_ok f n : (forall m, peval f (INR m) <> 0) ->
  let c := fun n => peval f (INR n) in
  Q2R (fst (partial f n)) = partial_sum c n /\ Q2R (snd (partial f n)) = reciprocals c 0 n.
Proof.
  intros H. cbv zeta. induction n as [|n [IH1 IH2]].
  - simpl. rewrite Q2R_0, Q2R_1. split; reflexivity.
  - simpl. destruct (partial f n) as [s t]. cbn [fst snd] in *.
    assert (E : Q2R (qeval f (inject_Z (Z.of_nat n))) = peval f (INR n)) by (rewrite qeval_ok, Q2R_nat; reflexivity).
    rewrite !Q2R_red, Q2R_plus, Q2R_div, IH1, IH2, E.
    + split; reflexivity.
    + intros Z. apply Qeq_eqR in Z. rewrite E, Q2R_0 in Z. exact (H n Z).
Qed.

Theorem place_located g n bits : valid g = true -> found (place_of g n bits) = true ->
  located g (place_of g n bits).
Proof.
  assert (N : forall K, is_classical K = true ->
    found (place_of (Neighbours K) n bits) = true ->
    contains (place_of (Neighbours K) n bits) (upper K / lower K) /\ hyp0F1 (parameter K + 1) (argument K) <> 0).
  { intros K V F. cbn [place_of] in *.
    assert (C1 : Q2R (Qred (classical_c K + 1)) = parameter K + 1).
    { rewrite Q2R_red, Q2R_plus, Q2R_1, (classical_c_ok K V). reflexivity. }
    destruct (quotient_ok (first K) _ _ _ _
      (fun i E => enclose_at _ _ _ _ _ _ _ (classical_c_ok K V) (classical_z_ok K V) E)
      (fun i E => enclose_at _ _ _ _ _ _ _ C1 (classical_z_ok K V) E) F) as [C Z].
    split; [|exact Z]. destruct (classical_facts K V) as [A _].
    replace (upper K / lower K) with
      (Q2R (first K) * (hyp0F1 (parameter K) (argument K) * / hyp0F1 (parameter K + 1) (argument K))); [exact C|].
    unfold upper, lower. field. split; [lra | exact Z]. }
  destruct g as [u | u | K | K | f q]; intros V F; unfold located; cbn [generator_value valid] in *.
  - split; [|exact I]. cbn [place_of] in *. unfold found in F.
    destruct (enclose (1 # 2) (quarter_square 1 u) n bits) as [i|] eqn:E1; [|discriminate].
    destruct (enclose (3 # 2) (quarter_square 1 u) n bits) as [j|] eqn:E2; [|discriminate].
    apply enclose_ok in E1, E2. rewrite quarter_square_ok, Q2R_1, Rmult_1_l in E1, E2.
    rewrite Q2R_half in E1. rewrite Q2R_three_halves in E2. rewrite (exp_0F1 (Q2R u)).
    apply round_ok, iadd_ok; [exact E1|]. apply imul_ok; [apply ipoint_ok | exact E2].
  - cbn [place_of] in *.
    assert (Z : forall i c q, Q2R q = c -> enclose q (quarter_square (-1) u) n bits = Some i ->
      contains i (hyp0F1 c (- Q2R u ^ 2 / 4))).
    { intros i c q <- E. apply enclose_ok in E. rewrite quarter_square_ok, Q2R_minus_one in E.
      replace (- Q2R u ^ 2 / 4) with (-1 * Q2R u ^ 2 / 4) by field. exact E. }
    destruct (quotient_ok u _ _ _ _ (fun i E => Z i _ _ Q2R_three_halves E) (fun i E => Z i _ _ Q2R_half E) F) as [C N0].
    rewrite <- cos_0F1 in C, N0. split; [|exact N0].
    unfold tan. rewrite (sin_0F1 (Q2R u)).
    replace (Q2R u * hyp0F1 (3 / 2) (- Q2R u ^ 2 / 4) / cos (Q2R u))
      with (Q2R u * (hyp0F1 (3 / 2) (- Q2R u ^ 2 / 4) * / cos (Q2R u))) by (field; exact N0). exact C.
  - destruct (N K V F) as [C Z]. split; [exact C|]. split; [exact V | exact Z].
  - destruct (N K V F) as [C Z]. split; [exact C|]. split; [exact V | exact Z].
  - split; [|exact V]. destruct (euler_facts f q V) as [Q [low [up sizes]]]. cbn [place_of] in *.
    set (c := fun n => peval f (INR n)) in *.
    assert (C0 : forall m, c m <> 0) by (intros m; apply (c_nonzero c (Q2R q) Q low)).
    destruct (partial_ok f n C0) as [P1 P2]. fold c in P1, P2. destruct (partial f n) as [s t]. cbn [fst snd] in *.
    set (x := qeval f (inject_Z (Z.of_nat n))) in *.
    destruct (Qle_bool 2 (if euler_positive f then x else - x)) eqn:T; [|discriminate F].
    apply Q2R_at_most in T. replace (Q2R 2) with 2 in T by (unfold Q2R; simpl; field).
    assert (X : Q2R x = c n) by (unfold x; rewrite qeval_ok, Q2R_nat; reflexivity).
    assert (S : 2 <= Rabs (c n)).
    { pose proof (sizes n) as E. fold (c n) in E. rewrite E. destruct (euler_positive f); [|rewrite Q2R_opp in T]; rewrite X in T; exact T. }
    assert (M : forall i, 2 <= Rabs (c (n + i)%nat)).
    { induction i as [|i IH]; [rewrite Nat.add_0_r; exact S|]. rewrite Nat.add_succ_r. apply Rle_trans with (1 := IH). apply up. }
    pose proof (euler_at_most_two c (Q2R q) Q low n M) as G. apply Rabs_le_between in G.
    apply round_ok. unfold contains; cbn [fst snd]. rewrite (euler_partial c (Q2R q) Q low n), <- P1, <- P2.
    assert (A : Rabs (Q2R t) <= Q2R (Qmax t (- t))).
    { apply Rabs_le. split.
      - assert (L : Q2R (- t) <= Q2R (Qmax t (- t))) by (apply Qle_Rle, Q.le_max_r). rewrite Q2R_opp in L. lra.
      - apply Qle_Rle, Q.le_max_l. }
    rewrite !Q2R_red. unfold Qminus. rewrite !Q2R_plus, Q2R_opp, Q2R_mult.
    replace (Q2R 2) with 2 by (unfold Q2R; simpl; field). apply Rabs_le_between in A.
    set (y := euler_sum c n) in *. set (m := Q2R (Qmax t (- t))) in *. nra.
Qed.
