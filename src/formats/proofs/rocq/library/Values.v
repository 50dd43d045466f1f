(** * Rational functions of one number

    Constants are brought to the form P(X)/Q(X) Y^w sqrt d over one generator X, a second number Y of which a power is a
    factor, and the root of a positive integer. Each operation on such forms comes with the proof that it is right; a form
    is made only where its denominator is shown not to vanish, by an enclosure of X. *)

Require Import Reals QArith Qreals List Bool Lra Lia Psatz.
From Esma Require Import Polynomials Enclosure.
Import ListNotations.
Open Scope R_scope.

Record form := Form { num : poly; den : poly; weight : Z; radicand : Z }.

Section Forms.
Variables X Y : R.
Variable place : interval.
Hypothesis HX : contains place X.
Hypothesis HY : Y <> 0.

Definition denotes (v : form) (x : R) : Prop :=
  peval (den v) X <> 0 /\ (0 < radicand v)%Z /\
  x = peval (num v) X / peval (den v) X * powerRZ Y (weight v) * sqrt (IZR (radicand v)).

Definition yields (o : option form) (x : R) : Prop := forall v, o = Some v -> denotes v x.

(** A polynomial that does not vanish at X. *)
Definition nonzero (p : poly) : bool :=
  match p with [c] => negb (Qeq_bool c 0) | _ => apart (ieval p place) end.

Lemma nonzero_ok p : nonzero p = true -> peval p X <> 0.
Proof.
  assert (G : apart (ieval p place) = true -> peval p X <> 0).
  { intros E. apply (apart_nonzero _ _ E), ieval_ok, HX. }
  destruct p as [|c [|d t]]; try exact G. intros E. rewrite peval_const. apply Q2R_nonzero, E.
Qed.

Lemma root_nonzero d : (0 < d)%Z -> sqrt (IZR d) <> 0.
Proof. intros H. apply Rgt_not_eq, sqrt_lt_R0, IZR_lt, H. Qed.

Lemma root_square d : (0 < d)%Z -> sqrt (IZR d) * sqrt (IZR d) = IZR d.
Proof. intros H. apply sqrt_sqrt, IZR_le. lia. Qed.

(** ** Constants and roots *)

Definition constant (q : Q) : form := Form [q] [1%Q] 0 1.

Lemma constant_ok q : denotes (constant q) (Q2R q).
Proof.
  unfold denotes, constant; cbn [num den weight radicand]. rewrite !peval_const, Q2R_1. simpl powerRZ. rewrite sqrt_1.
  split; [lra|]. split; [lia|]. field.
Qed.

(** The root of a rational number q > 0: with q = a/b it is sqrt(ab)/b, and a number where ab is a square. *)
Definition root_of (q : Q) : form :=
  let d := (Qnum q * QDen q)%Z in let s := Z.sqrt d in
  if (s * s =? d)%Z then constant (Qmake s (Qden q)) else Form [Qmake 1 (Qden q)] [1%Q] 0 d.

Lemma root_of_ok q : (0 < Qnum q)%Z -> denotes (root_of q) (sqrt (Q2R q)).
Proof.
  intros H. unfold root_of. set (d := (Qnum q * QDen q)%Z). set (s := Z.sqrt d).
  assert (D : (0 < d)%Z) by (unfold d; nia).
  assert (B : 0 < IZR (QDen q)) by (apply IZR_lt; lia).
  assert (E : sqrt (Q2R q) = sqrt (IZR d) / IZR (QDen q)).
  { unfold Q2R. replace (IZR (Qnum q) * / IZR (QDen q)) with (IZR d / (IZR (QDen q) * IZR (QDen q))).
    2:{ unfold d. rewrite mult_IZR. field. lra. }
    rewrite sqrt_div_alt by nra. rewrite sqrt_square by lra. reflexivity. }
  destruct (Z.eqb_spec (s * s) d) as [S | S].
  - replace (sqrt (Q2R q)) with (Q2R (Qmake s (Qden q))); [apply constant_ok|].
    rewrite E, <- S, mult_IZR, sqrt_square by (apply IZR_le, Z.sqrt_nonneg). reflexivity.
  - unfold denotes; cbn [num den weight radicand]. rewrite !peval_const, Q2R_1. simpl powerRZ.
    split; [lra|]. split; [exact D|]. rewrite E. unfold Q2R; cbn [Qnum Qden]. field. lra.
Qed.

(** ** Arithmetic *)

Definition negate (v : form) : form := Form (popp (num v)) (den v) (weight v) (radicand v).

Lemma negate_ok v x : denotes v x -> denotes (negate v) (- x).
Proof.
  intros [A [B ->]]. unfold denotes, negate; cbn [num den weight radicand]. rewrite popp_ok.
  split; [exact A|]. split; [exact B|]. field. exact A.
Qed.

(** sqrt d sqrt e = g sqrt (de/g^2) for the greatest common divisor g. *)
Definition multiply (v w : form) : option form :=
  let g := Z.gcd (radicand v) (radicand w) in
  let d := (radicand v / g * (radicand w / g))%Z in
  if (0 <? g)%Z && (0 <? d)%Z && (g * g * d =? radicand v * radicand w)%Z
  then Some (Form (pscale (inject_Z g) (pmul (num v) (num w))) (pmul (den v) (den w)) (weight v + weight w) d)
  else None.

Lemma multiply_ok v w x y : denotes v x -> denotes w y -> yields (multiply v w) (x * y).
Proof.
  intros [A1 [B1 ->]] [A2 [B2 ->]] u. unfold multiply.
  set (g := Z.gcd (radicand v) (radicand w)). set (d := (radicand v / g * (radicand w / g))%Z).
  destruct ((0 <? g)%Z && (0 <? d)%Z && (g * g * d =? radicand v * radicand w)%Z) eqn:E; [|discriminate].
  intros I; injection I as <-. rewrite !andb_true_iff in E. destruct E as [[E1 E2] E3].
  apply Z.ltb_lt in E1, E2. apply Z.eqb_eq in E3.
  unfold denotes; cbn [num den weight radicand]. rewrite pscale_ok, !pmul_ok, Q2R_Z, powerRZ_add by exact HY.
  assert (S : sqrt (IZR (radicand v)) * sqrt (IZR (radicand w)) = IZR g * sqrt (IZR d)).
  { rewrite <- sqrt_mult by (apply IZR_le; lia). rewrite <- mult_IZR, <- E3, !mult_IZR.
    rewrite sqrt_mult by (try (apply Rmult_le_pos); apply IZR_le; lia).
    rewrite sqrt_square by (apply IZR_le; lia). reflexivity. }
  split; [apply Rmult_integral_contrapositive_currified; assumption|]. split; [exact E2|].
  transitivity (peval (num v) X / peval (den v) X * (peval (num w) X / peval (den w) X) *
    (powerRZ Y (weight v) * powerRZ Y (weight w)) * (sqrt (IZR (radicand v)) * sqrt (IZR (radicand w)))); [ring|].
  rewrite S. field. split; assumption.
Qed.

(** sqrt e = s/d sqrt d where d e = s^2. *)
Definition add (v w : form) : option form :=
  if pzero (num v) then Some w
  else if pzero (num w) then Some v
  else
    let p := (radicand v * radicand w)%Z in let s := Z.sqrt p in
    if (weight v =? weight w)%Z && (s * s =? p)%Z
    then
      let ratio := Qred (Qmake s (Z.to_pos (radicand v))) in
      Some (Form (padd (pmul (num v) (den w)) (pscale ratio (pmul (num w) (den v)))) (pmul (den v) (den w))
        (weight v) (radicand v))
    else None.

Lemma add_ok v w x y : denotes v x -> denotes w y -> yields (add v w) (x + y).
Proof.
  intros Hv Hw u. unfold add.
  destruct (pzero (num v)) eqn:Zv.
  { intros E; injection E as <-. destruct Hv as [_ [_ ->]]. rewrite (pzero_ok _ X Zv).
    unfold Rdiv. rewrite !Rmult_0_l, Rplus_0_l. exact Hw. }
  destruct (pzero (num w)) eqn:Zw.
  { intros E; injection E as <-. destruct Hw as [_ [_ ->]]. rewrite (pzero_ok _ X Zw).
    unfold Rdiv. rewrite !Rmult_0_l, Rplus_0_r. exact Hv. }
  clear Zv Zw. set (p := (radicand v * radicand w)%Z). set (s := Z.sqrt p).
  destruct ((weight v =? weight w)%Z && (s * s =? p)%Z) eqn:E; [|discriminate].
  intros I; injection I as <-. apply andb_prop in E as [E1 E2]. apply Z.eqb_eq in E1, E2.
  destruct Hv as [A1 [B1 ->]], Hw as [A2 [B2 ->]].
  unfold denotes; cbn [num den weight radicand]. rewrite padd_ok, pscale_ok, !pmul_ok, Q2R_red, <- E1.
  assert (R0 : IZR (radicand v) <> 0) by (apply not_0_IZR; lia).
  assert (S : sqrt (IZR (radicand w)) = Q2R (Qmake s (Z.to_pos (radicand v))) * sqrt (IZR (radicand v))).
  { unfold Q2R; cbn [Qnum Qden]. rewrite Z2Pos.id by exact B1.
    apply (Rmult_eq_reg_l (sqrt (IZR (radicand v)))); [|apply root_nonzero, B1].
    replace (sqrt (IZR (radicand v)) * (IZR s * / IZR (radicand v) * sqrt (IZR (radicand v))))
      with (IZR s * / IZR (radicand v) * (sqrt (IZR (radicand v)) * sqrt (IZR (radicand v)))) by ring.
    rewrite root_square, <- sqrt_mult by (try apply IZR_le; lia). rewrite <- mult_IZR. fold p. rewrite <- E2, mult_IZR.
    rewrite sqrt_square by (apply IZR_le, Z.sqrt_nonneg). field. exact R0. }
  split; [apply Rmult_integral_contrapositive_currified; assumption|]. split; [exact B1|].
  rewrite S. field. split; assumption.
Qed.

(** 1/sqrt d = sqrt d/d. *)
Definition invert (v : form) : option form :=
  if nonzero (num v)
  then Some (Form (den v) (pscale (inject_Z (radicand v)) (num v)) (- weight v) (radicand v))
  else None.

Lemma invert_ok v x : denotes v x -> yields (invert v) (/ x).
Proof.
  intros [A [B ->]] u. unfold invert. destruct (nonzero (num v)) eqn:E; [|discriminate].
  intros I; injection I as <-. apply nonzero_ok in E.
  unfold denotes; cbn [num den weight radicand]. rewrite pscale_ok, Q2R_Z.
  assert (R0 : IZR (radicand v) <> 0) by (apply not_0_IZR; lia).
  split; [apply Rmult_integral_contrapositive_currified; assumption|]. split; [exact B|].
  assert (P : powerRZ Y (weight v) * powerRZ Y (- weight v) = 1).
  { rewrite <- powerRZ_add by exact HY. rewrite Z.add_opp_diag_r. reflexivity. }
  assert (P0 : powerRZ Y (weight v) <> 0) by (apply powerRZ_NOR; exact HY).
  assert (P1 : powerRZ Y (- weight v) = / powerRZ Y (weight v)).
  { apply (Rmult_eq_reg_l (powerRZ Y (weight v))); [|exact P0]. rewrite P. field. exact P0. }
  rewrite P1. pose proof (root_nonzero _ B) as S0. pose proof (root_square _ B) as S2.
  set (s := sqrt (IZR (radicand v))) in *. rewrite <- S2. field. repeat split; assumption.
Qed.

Definition bind (o : option form) (k : form -> option form) : option form :=
  match o with Some v => k v | None => None end.
Definition both (f : form -> form -> option form) (o p : option form) : option form :=
  bind o (fun v => bind p (f v)).

Lemma bind_ok o k x y : yields o x -> (forall v, denotes v x -> yields (k v) y) -> yields (bind o k) y.
Proof. intros H K v. destruct o as [w|]; simpl; [|discriminate]. apply K, H. reflexivity. Qed.

Definition subtract (v w : form) : option form := add v (negate w).
Definition divide (v w : form) : option form := bind (invert w) (multiply v).

Lemma subtract_ok v w x y : denotes v x -> denotes w y -> yields (subtract v w) (x - y).
Proof. intros H K. apply add_ok; [exact H | apply negate_ok, K]. Qed.

Lemma divide_ok v w x y : denotes v x -> denotes w y -> yields (divide v w) (x / y).
Proof. intros H K. eapply bind_ok; [apply invert_ok, K|]. intros u Hu. apply multiply_ok; assumption. Qed.

(** What was divided by is not 0. *)
Lemma divide_nonzero v w u y : denotes w y -> divide v w = Some u -> y <> 0.
Proof.
  intros [A [B ->]]. unfold divide, invert. destruct (nonzero (num w)) eqn:E; [|discriminate]. intros _.
  apply nonzero_ok in E. repeat apply Rmult_integral_contrapositive_currified;
    [exact E | apply Rinv_neq_0_compat, A | apply powerRZ_NOR, HY | apply root_nonzero, B].
Qed.

Lemma both_ok f o p x y z : yields o x -> yields p y ->
  (forall v w, denotes v x -> denotes w y -> yields (f v w) z) -> yields (both f o p) z.
Proof. intros H K L. eapply bind_ok; [exact H|]. intros v Hv. eapply bind_ok; [exact K|]. intros w Hw. auto. Qed.

Fixpoint power (v : form) (n : nat) : option form :=
  match n with O => Some (constant 1) | S m => bind (power v m) (multiply v) end.

Lemma power_ok v x n : denotes v x -> yields (power v n) (x ^ n).
Proof.
  intros H. induction n as [|n IH]; simpl.
  - intros u E; injection E as <-. rewrite <- Q2R_1. apply constant_ok.
  - eapply bind_ok; [exact IH|]. intros w Hw. apply multiply_ok; assumption.
Qed.

(** ** Forms that are plain numbers *)

(** The rational number q of a form q sqrt d without X and Y. *)
Definition coefficient (v : form) : option Q :=
  match num v, den v with
  | [], _ => Some 0%Q
  | [p], [q] => if (weight v =? 0)%Z then Some (Qred (p / q)) else None
  | _, _ => None
  end.

Lemma coefficient_ok v x q : denotes v x -> coefficient v = Some q -> x = Q2R q * sqrt (IZR (radicand v)).
Proof.
  intros [A [B ->]]. unfold coefficient. destruct (num v) as [|p [|? ?]].
  - intros E; injection E as <-. simpl. rewrite Q2R_0. unfold Rdiv. ring.
  - destruct (den v) as [|r [|? ?]]; try discriminate. destruct (Z.eqb_spec (weight v) 0) as [W | W]; [|discriminate].
    intros E; injection E as <-. rewrite W, Q2R_red, !peval_const in *. simpl powerRZ.
    rewrite Q2R_div; [ring|]. intros Z. apply A. apply Qeq_eqR in Z. rewrite Z. apply Q2R_0.
  - discriminate.
Qed.

Definition rational (v : form) : option Q :=
  if (radicand v =? 1)%Z then coefficient v else None.

Lemma rational_ok v x q : denotes v x -> rational v = Some q -> x = Q2R q.
Proof.
  intros H. unfold rational. destruct (Z.eqb_spec (radicand v) 1) as [R | R]; [|discriminate].
  intros E. rewrite (coefficient_ok v x q H E), R, sqrt_1. ring.
Qed.

(** x^2. *)
Definition square (v : form) : option Q :=
  match coefficient v with Some q => Some (Qred (q * q * inject_Z (radicand v))) | None => None end.

Lemma square_ok v x q : denotes v x -> square v = Some q -> x ^ 2 = Q2R q.
Proof.
  intros H. unfold square. destruct (coefficient v) as [c|] eqn:E; [|discriminate]. intros I; injection I as <-.
  rewrite (coefficient_ok v x c H E), Q2R_red, !Q2R_mult, Q2R_Z. destruct H as [_ [B _]].
  pose proof (root_square _ B) as S. set (s := sqrt (IZR (radicand v))) in *. rewrite <- S. ring.
Qed.

(** x > 0, of a form without X and Y. *)
Definition positive (v : form) : bool :=
  match coefficient v with Some q => negb (Qle_bool q 0) | None => false end.

Lemma positive_ok v x : denotes v x -> positive v = true -> 0 < x.
Proof.
  intros H. unfold positive. destruct (coefficient v) as [c|] eqn:E; [|discriminate]. intros P.
  rewrite (coefficient_ok v x c H E). apply Rmult_lt_0_compat; [apply Q2R_positive, P|].
  apply sqrt_lt_R0, IZR_lt, H.
Qed.

(** ** Powers of X *)

Fixpoint monomial (n : nat) : poly := match n with O => [1%Q] | S m => 0%Q :: monomial m end.

Lemma monomial_ok n : peval (monomial n) X = X ^ n.
Proof. induction n as [|n IH]; simpl; [rewrite Q2R_1; ring|]. rewrite IH, Q2R_0. ring. Qed.

Definition polynomial (p : poly) : form := Form p [1%Q] 0 1.

Lemma polynomial_ok p : denotes (polynomial p) (peval p X).
Proof.
  unfold denotes, polynomial; cbn [num den weight radicand]. rewrite peval_const, Q2R_1. simpl powerRZ. rewrite sqrt_1.
  split; [lra|]. split; [lia|]. field.
Qed.

(** ** Square roots: of rational numbers, and of even powers of X where X > 0 *)

Definition is_even_power (p : poly) : option nat :=
  let n := Nat.div2 (pred (length p)) in if peqb p (monomial (2 * n)) then Some n else None.

Definition square_root (v : form) : option form :=
  match rational v with
  | Some q => if (0 <? Qnum q)%Z then Some (root_of q) else if Qeq_bool q 0 then Some (constant 0) else None
  | None =>
    if negb (Qle_bool (fst place) 0) && (weight v =? 0)%Z && (radicand v =? 1)%Z && peqb (den v) [1%Q]
    then match is_even_power (num v) with Some n => Some (polynomial (monomial n)) | None => None end
    else None
  end.

Lemma square_root_ok v x : denotes v x -> yields (square_root v) (sqrt x).
Proof.
  intros H u. unfold square_root. destruct (rational v) as [q|] eqn:E.
  - rewrite (rational_ok v x q H E). destruct (Z.ltb_spec 0 (Qnum q)) as [P | P].
    + intros I; injection I as <-. apply root_of_ok, P.
    + destruct (Qeq_bool q 0) eqn:Z; [|discriminate]. intros I; injection I as <-.
      apply Q2R_equal in Z. rewrite Z, Q2R_0, sqrt_0, <- Q2R_0. apply constant_ok.
  - destruct (negb (Qle_bool (fst place) 0) && (weight v =? 0)%Z && (radicand v =? 1)%Z && peqb (den v) [1%Q]) eqn:B;
      [|discriminate].
    rewrite !andb_true_iff in B. destruct B as [[[B1 B2] B3] B4].
    apply Q2R_positive in B1. apply Z.eqb_eq in B2, B3. apply (peqb_ok _ _ X) in B4. rewrite peval_const, Q2R_1 in B4.
    unfold is_even_power. set (n := Nat.div2 (pred (length (num v)))).
    destruct (peqb (num v) (monomial (2 * n))) eqn:M; [|discriminate]. intros I; injection I as <-.
    apply (peqb_ok _ _ X) in M. rewrite monomial_ok in M.
    assert (X0 : 0 < X) by (destruct HX; lra).
    destruct H as [_ [_ ->]]. rewrite B2, B3, B4, M, sqrt_1. simpl powerRZ.
    replace (X ^ (2 * n) / 1 * 1 * 1) with (X ^ n * X ^ n).
    2:{ rewrite <- pow_add. replace (n + n)%nat with (2 * n)%nat by lia. field. }
    rewrite sqrt_square by (apply pow_le; lra). rewrite <- monomial_ok. apply polynomial_ok.
Qed.

End Forms.
