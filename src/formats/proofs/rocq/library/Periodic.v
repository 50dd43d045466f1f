(** * Periodic fractions

    The tail T of a periodic fraction is fixed by the product M of the steps of one period, T = M T, and attracting; so it is
    a quadratic irrational u + v sqrt d (Lagrange 1770; Perron, Section 19). Numbers of this form are computed with as pairs
    (u, v) of rational numbers. *)

Require Import Reals QArith Qreals List Bool Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Esma Require Import Fraction Growth Matrices Expansion Transport Polynomials Interlaced Expressions.
Import ListNotations.
Open Scope R_scope.

Record quadratic := Quadratic { rational_part : Q; root_part : Q }.

Section Field.
(** d, and rational numbers on both sides of its root. *)
Variables (d : Z) (low high : Q).
Let s := sqrt (IZR d).

Definition number (x : quadratic) : R := Q2R (rational_part x) + Q2R (root_part x) * s.

Definition bounds : bool :=
  (0 <=? d)%Z && Qle_bool 0 low && Qle_bool (low * low) (inject_Z d) && Qle_bool 0 high && Qle_bool (inject_Z d) (high * high).
Hypothesis Hbounds : bounds = true.

Lemma bounds_facts : s * s = IZR d /\ Q2R low <= s <= Q2R high.
Proof.
  unfold bounds in Hbounds. rewrite !andb_true_iff in Hbounds. destruct Hbounds as [[[[B0 B1] B2] B3] B4].
  apply Z.leb_le in B0. apply IZR_le in B0. apply Q2R_at_most in B1, B2, B3, B4.
  rewrite Q2R_mult, Q2R_Z in *. rewrite Q2R_0 in *. unfold s. split; [apply sqrt_sqrt, B0|]. split.
  - rewrite <- (sqrt_Rsqr (Q2R low)) by exact B1. apply sqrt_le_1_alt. exact B2.
  - rewrite <- (sqrt_Rsqr (Q2R high)) by exact B3. apply sqrt_le_1_alt. exact B4.
Qed.

(** ** Arithmetic *)

Definition qnum (q : Q) : quadratic := Quadratic q 0.
Definition qplus (x y : quadratic) : quadratic :=
  Quadratic (Qred (rational_part x + rational_part y)) (Qred (root_part x + root_part y)).
Definition qscale (c : Q) (x : quadratic) : quadratic :=
  Quadratic (Qred (c * rational_part x)) (Qred (c * root_part x)).
Definition qtimes (x y : quadratic) : quadratic :=
  Quadratic (Qred (rational_part x * rational_part y + root_part x * root_part y * inject_Z d))
            (Qred (rational_part x * root_part y + root_part x * rational_part y)).
Definition qnorm (x : quadratic) : Q :=
  Qred (rational_part x * rational_part x - root_part x * root_part x * inject_Z d).
Definition qinverse (x : quadratic) : option quadratic :=
  let n := qnorm x in
  if Qeq_bool n 0 then None else Some (Quadratic (Qred (rational_part x / n)) (Qred (- root_part x / n))).
(** p x + q for rational p, q. *)
Definition qlinear (p q : Q) (x : quadratic) : quadratic := qplus (qscale p x) (qnum q).
Definition qequal (x y : quadratic) : bool :=
  Qeq_bool (rational_part x) (rational_part y) && Qeq_bool (root_part x) (root_part y).
Definition qlower (x : quadratic) : Q :=
  Qred (rational_part x + root_part x * (if Qle_bool 0 (root_part x) then low else high)).
Definition qupper (x : quadratic) : Q :=
  Qred (rational_part x + root_part x * (if Qle_bool 0 (root_part x) then high else low)).

Lemma qnum_ok q : number (qnum q) = Q2R q.
Proof. unfold number, qnum; cbn [rational_part root_part]. rewrite Q2R_0. ring. Qed.
Lemma qplus_ok x y : number (qplus x y) = number x + number y.
Proof. unfold number, qplus; cbn [rational_part root_part]. rewrite !Q2R_red, !Q2R_plus. ring. Qed.
Lemma qscale_ok c x : number (qscale c x) = Q2R c * number x.
Proof. unfold number, qscale; cbn [rational_part root_part]. rewrite !Q2R_red, !Q2R_mult. ring. Qed.
Lemma qlinear_ok p q x : number (qlinear p q x) = Q2R p * number x + Q2R q.
Proof. unfold qlinear. rewrite qplus_ok, qscale_ok, qnum_ok. reflexivity. Qed.
Lemma qtimes_ok x y : number (qtimes x y) = number x * number y.
Proof.
  destruct bounds_facts as [S _]. unfold number, qtimes; cbn [rational_part root_part].
  rewrite !Q2R_red, !Q2R_plus, !Q2R_mult, Q2R_Z, <- S. ring.
Qed.
Lemma qequal_ok x y : qequal x y = true -> number x = number y.
Proof. intros E. apply andb_prop in E as [A B]. unfold number. rewrite (Q2R_equal _ _ A), (Q2R_equal _ _ B). reflexivity. Qed.

Lemma qinverse_ok x y : qinverse x = Some y -> number x <> 0 /\ number y = / number x.
Proof.
  destruct bounds_facts as [S _]. unfold qinverse. destruct (Qeq_bool (qnorm x) 0) eqn:E; [discriminate|].
  intros I; injection I as <-. apply Q2R_different in E. rewrite Q2R_0 in E.
  assert (N : Q2R (qnorm x) = number x * (Q2R (rational_part x) - Q2R (root_part x) * s)).
  { unfold qnorm, number, Qminus. rewrite Q2R_red, Q2R_plus, Q2R_opp, !Q2R_mult, Q2R_Z, <- S. ring. }
  assert (X0 : number x <> 0) by (intros Z; rewrite N, Z in E; apply E; ring).
  split; [exact X0|]. apply (Rmult_eq_reg_l (Q2R (qnorm x))); [|exact E].
  assert (D : ~ (qnorm x == 0)%Q) by (intros Z; apply Qeq_eqR in Z; rewrite Q2R_0 in Z; contradiction).
  transitivity (Q2R (rational_part x) - Q2R (root_part x) * s).
  - unfold number at 1; cbn [rational_part root_part]. rewrite !Q2R_red, !Q2R_div, Q2R_opp by exact D. field. exact E.
  - rewrite N. field. exact X0.
Qed.

Lemma qlower_ok x : Q2R (qlower x) <= number x.
Proof.
  destruct bounds_facts as [_ B]. unfold qlower, number. rewrite Q2R_red, Q2R_plus, Q2R_mult.
  destruct (Qle_bool 0 (root_part x)) eqn:E.
  - apply Q2R_at_most in E. rewrite Q2R_0 in E. nra.
  - apply Q2R_above in E. rewrite Q2R_0 in E. nra.
Qed.
Lemma qupper_ok x : number x <= Q2R (qupper x).
Proof.
  destruct bounds_facts as [_ B]. unfold qupper, number. rewrite Q2R_red, Q2R_plus, Q2R_mult.
  destruct (Qle_bool 0 (root_part x)) eqn:E.
  - apply Q2R_at_most in E. rewrite Q2R_0 in E. nra.
  - apply Q2R_above in E. rewrite Q2R_0 in E. nra.
Qed.

(** ** Expressions *)

Fixpoint qpower (x : quadratic) (n : nat) : quadratic :=
  match n with O => qnum 1 | S m => qtimes x (qpower x m) end.

(** The root of a rational number q >= 0 over sqrt d: a rational multiple of 1 or of sqrt d. *)
Definition qroot (x : quadratic) : option quadratic :=
  let q := Qred (rational_part x) in
  if Qeq_bool (root_part x) 0 && (0 <=? Qnum q)%Z then
    let n := (Qnum q * QDen q)%Z in let r := Z.sqrt n in
    let m := (n * d)%Z in let t := Z.sqrt m in
    if (r * r =? n)%Z then Some (qnum (Qmake r (Qden q)))
    else if (t * t =? m)%Z && (0 <? d)%Z then Some (Quadratic 0 (Qred (Qmake t (Qden q) / inject_Z d)))
    else None
  else None.

Lemma sqrt_of_quotient q : (0 <= Qnum q)%Z -> sqrt (Q2R q) = sqrt (IZR (Qnum q * QDen q)) / IZR (QDen q).
Proof.
  intros H. assert (B : 0 < IZR (QDen q)) by (apply IZR_lt; lia).
  unfold Q2R. replace (IZR (Qnum q) * / IZR (QDen q)) with (IZR (Qnum q * QDen q) / (IZR (QDen q) * IZR (QDen q))).
  - rewrite sqrt_div_alt by nra. rewrite sqrt_square by lra. reflexivity.
  - rewrite mult_IZR. field. lra.
Qed.

Lemma qroot_ok x y : qroot x = Some y -> number y = sqrt (number x).
Proof.
  destruct bounds_facts as [S [B _]]. unfold qroot. set (q := Qred (rational_part x)).
  destruct (Qeq_bool (root_part x) 0 && (0 <=? Qnum q)%Z) eqn:E; [|discriminate].
  apply andb_prop in E as [E1 E2]. apply Q2R_equal in E1. apply Z.leb_le in E2.
  assert (N : number x = Q2R q) by (unfold number, q; rewrite E1, Q2R_0, Q2R_red; ring).
  rewrite N, (sqrt_of_quotient q E2). set (n := (Qnum q * QDen q)%Z).
  assert (N0 : (0 <= n)%Z) by (unfold n; nia). assert (D0 : 0 < IZR (QDen q)) by (apply IZR_lt; lia).
  destruct (Z.eqb_spec (Z.sqrt n * Z.sqrt n) n) as [R | R].
  - intros I; injection I as <-. rewrite qnum_ok. unfold Q2R; cbn [Qnum Qden].
    rewrite <- R at 2. rewrite mult_IZR, sqrt_square by (apply IZR_le, Z.sqrt_nonneg). reflexivity.
  - destruct ((Z.sqrt (n * d) * Z.sqrt (n * d) =? n * d)%Z && (0 <? d)%Z) eqn:T; [|discriminate].
    apply andb_prop in T as [T D]. apply Z.eqb_eq in T. apply Z.ltb_lt in D. intros I; injection I as <-.
    assert (D1 : 0 < IZR d) by (apply IZR_lt; exact D).
    unfold number; cbn [rational_part root_part]. rewrite Q2R_red, Q2R_0, Q2R_div, Q2R_Z.
    2:{ intros Z. apply Qeq_eqR in Z. rewrite Q2R_Z, Q2R_0 in Z. lra. }
    unfold Q2R; cbn [Qnum Qden].
    assert (P : sqrt (IZR n) * s = IZR (Z.sqrt (n * d))).
    { unfold s. rewrite <- sqrt_mult by (apply IZR_le; lia). rewrite <- mult_IZR, <- T at 1.
      rewrite mult_IZR, sqrt_square by (apply IZR_le, Z.sqrt_nonneg). reflexivity. }
    rewrite <- P. transitivity (sqrt (IZR n) * (s * s) / (IZR d * IZR (QDen q))); [field; lra|].
    rewrite S. field. lra.
Qed.

Fixpoint qevaluate (e : expression) : option quadratic :=
  let both (f : quadratic -> quadratic -> option quadratic) o p :=
    match o, p with Some x, Some y => f x y | _, _ => None end in
  match e with
  | Integer n => Some (qnum (inject_Z n))
  | Negate x => match qevaluate x with Some v => Some (qscale (-1) v) | None => None end
  | Add x y => both (fun v w => Some (qplus v w)) (qevaluate x) (qevaluate y)
  | Subtract x y => both (fun v w => Some (qplus v (qscale (-1) w))) (qevaluate x) (qevaluate y)
  | Multiply x y => both (fun v w => Some (qtimes v w)) (qevaluate x) (qevaluate y)
  | Divide x y =>
    both (fun v w => match qinverse w with Some u => Some (qtimes v u) | None => None end) (qevaluate x) (qevaluate y)
  | Power x n => match qevaluate x with Some v => Some (qpower v n) | None => None end
  | Sqrt x => match qevaluate x with Some v => qroot v | None => None end
  | _ => None
  end.

Lemma qevaluate_ok Gamma power e : forall v, qevaluate e = Some v -> number v = denote Gamma power e.
Proof.
  assert (M : Q2R (-1) = -1) by (unfold Q2R; simpl; field).
  induction e as [n | x IHx | x IHx y IHy | x IHx y IHy | x IHx y IHy | x IHx y IHy | x IHx n | x IHx | | | | |];
    intros v; cbn [qevaluate denote]; try discriminate;
    try (destruct (qevaluate x) as [a|]; [|discriminate]; specialize (IHx a eq_refl));
    try (destruct (qevaluate y) as [b|]; [|discriminate]; specialize (IHy b eq_refl)).
  - intros E; injection E as <-. rewrite qnum_ok. apply Q2R_Z.
  - intros E; injection E as <-. rewrite qscale_ok, M, IHx. ring.
  - intros E; injection E as <-. rewrite qplus_ok, IHx, IHy. reflexivity.
  - intros E; injection E as <-. rewrite qplus_ok, qscale_ok, M, IHx, IHy. ring.
  - intros E; injection E as <-. rewrite qtimes_ok, IHx, IHy. reflexivity.
  - destruct (qinverse b) as [u|] eqn:I; [|discriminate]. intros E; injection E as <-.
    destruct (qinverse_ok b u I) as [_ J]. rewrite qtimes_ok, J, IHx, IHy. reflexivity.
  - intros E; injection E as <-. rewrite <- IHx. clear - Hbounds. induction n as [|n IH]; simpl.
    + rewrite qnum_ok. apply Q2R_1.
    + rewrite qtimes_ok, IH. reflexivity.
  - intros E. rewrite (qroot_ok a v E), IHx. reflexivity.
Qed.
End Field.

(** ** The certificate *)

Record periodic := Periodic {
  periodic_fraction : fraction;
  periodic_head : nat;      (** h *)
  periodic_length : nat;    (** N *)
  radicand : Z;             (** d *)
  low : Q; high : Q;        (** low <= sqrt d <= high *)
  tail : quadratic          (** T *)
}.

Section Check.
Variable P : periodic.
Let F := periodic_fraction P.
Let d := radicand P.
Let M := period_steps F (periodic_head P) (periodic_length P) 0 (periodic_length P).
Let H := head_steps F 0 (periodic_head P).
Let T := tail P.
Let at0 (p : poly) : Q := qeval p 0.
Let below (m : pmatrix) (x : quadratic) := qlinear (at0 (e21 m)) (at0 (e22 m)) x.
Let above (m : pmatrix) (x : quadratic) := qlinear (at0 (e11 m)) (at0 (e12 m)) x.

Definition constant_matrix (m : pmatrix) : bool :=
  peqb (e11 m) [at0 (e11 m)] && peqb (e12 m) [at0 (e12 m)] && peqb (e21 m) [at0 (e21 m)] && peqb (e22 m) [at0 (e22 m)].

(** M T = T with a factor beyond 1, and H T is the value of the expression. *)
Definition paccepts (e : expression) : bool :=
  bounds d (low P) (high P) && sound F (periodic_head P) (periodic_length P) && constant_matrix M &&
  qequal (above M T) (qtimes d (below M T) T) &&
  (negb (Qle_bool (qlower (low P) (high P) (below M T)) 1) || negb (Qle_bool (-1) (qupper (low P) (high P) (below M T)))) &&
  match qevaluate d e with Some v => qequal (above H T) (qtimes d (below H T) v) | None => false end.

Theorem paccepts_correct Gamma power e : paccepts e = true ->
  expansion (denote Gamma power e) (fraction_terms F) (fraction_numerators F).
Proof.
  unfold paccepts. rewrite !andb_true_iff. intros [[[[[A1 A2] A3] A4] A5] A6].
  destruct (qevaluate d e) as [v|] eqn:Ev; [|discriminate].
  rewrite <- (qevaluate_ok d (low P) (high P) A1 Gamma power e v Ev). clear Ev.
  destruct (sound_facts F _ _ A2) as [Hf _]. destruct (fits_facts F _ _ Hf) as [_ [_ [HN _]]].
  set (num := number d) in *. set (t := num T). set (E := num (below M T)).
  assert (EA : 1 < Rabs E).
  { apply orb_prop in A5 as [B | B]; apply negb_true_iff, Q2R_above in B.
    - rewrite Q2R_1 in B. pose proof (qlower_ok d (low P) (high P) A1 (below M T)) as L. fold num E in L.
      pose proof (Rle_abs E). lra.
    - replace (Q2R (-1)) with (-1) in B by (unfold Q2R; simpl; field).
      pose proof (qupper_ok d (low P) (high P) A1 (below M T)) as L. fold num E in L.
      pose proof (Rabs_maj2 E). lra. }
  assert (E0 : E <> 0) by (intros Z; rewrite Z, Rabs_R0 in EA; lra).
  apply (qequal_ok d) in A4, A6. rewrite (qtimes_ok d (low P) (high P) A1) in A4, A6. fold num t E in A4, A6.
  assert (EE : E = Q2R (at0 (e21 M)) * t + Q2R (at0 (e22 M))) by (unfold E, num, below; apply qlinear_ok).
  assert (AA : num (above M T) = Q2R (at0 (e11 M)) * t + Q2R (at0 (e12 M))) by (apply qlinear_ok).
  assert (MC : forall j, steps (fraction_terms F) (fraction_numerators F) (periodic_head P + periodic_length P * j) (periodic_length P) =
    Matrix (Q2R (at0 (e11 M))) (Q2R (at0 (e12 M))) (Q2R (at0 (e21 M))) (Q2R (at0 (e22 M)))).
  { intros j. pose proof (period_steps_ok F _ _ Hf j (periodic_length P) 0) as S. rewrite Nat.add_0_r in S.
    rewrite S. fold M. unfold constant_matrix in A3. rewrite !andb_true_iff in A3. destruct A3 as [[[B1 B2] B3] B4].
    unfold meval. rewrite (peqb_ok _ _ (INR j) B1), (peqb_ok _ _ (INR j) B2), (peqb_ok _ _ (INR j) B3), (peqb_ok _ _ (INR j) B4).
    rewrite !peval_const. reflexivity. }
  assert (R : rapid (fun j => (/ E) ^ j)).
  { apply rapid_geometric. rewrite Rabs_inv, <- Rinv_1. apply Rinv_lt_contravar; lra. }
  assert (TR := transport (fraction_terms F) (fraction_numerators F) (sound_admissible F _ _ A2) (fun n => proj1 (sound_integer F _ _ A2 n)) (fun n => proj2 (sound_integer F _ _ A2 n))
    (sound_proper F _ _ A2) (periodic_head P) (periodic_length P) ltac:(lia) (fun _ => 1)
    (fun j => Vector ((/ E) ^ j * t) ((/ E) ^ j))).
  specialize (TR ltac:(intros j; rewrite MC; unfold act, scale_vector; cbn [top bottom m11 m12 m21 m22];
    change ((/ E) ^ S j) with (/ E * (/ E) ^ j); f_equal;
    [ transitivity ((/ E) ^ j * / E * (E * t)); [field; exact E0 | rewrite <- A4, AA; ring]
    | transitivity ((/ E) ^ j * / E * E); [field; exact E0 | rewrite EE at 3; ring] ])).
  assert (ones : forall j, factors (fun _ => 1) j = 1) by (induction j as [|j IH]; simpl; [reflexivity | rewrite IH; ring]).
  specialize (TR ltac:(cbn [top]; apply rapid_ext with (u := fun j => t * (/ E) ^ j);
    [intros; rewrite ones; ring | apply rapid_mult; [apply growth_const | exact R]])
    ltac:(cbn [bottom]; apply rapid_ext with (u := fun j => (/ E) ^ j); [intros; rewrite ones; ring | exact R])
    (fun i _ => terms_growth F _ _ Hf i)).
  specialize (TR ltac:(intros Z; injection Z as _ Z; simpl in Z; lra)).
  rewrite (head_steps_ok F 0 (periodic_head P) 0) in TR. fold H in TR.
  unfold act, meval in TR. cbn [top bottom m11 m12 m21 m22] in TR.
  assert (P0 : forall p, peval p 0 = Q2R (at0 p)) by (intros p; unfold at0; rewrite qeval_ok, Q2R_0; reflexivity).
  rewrite !P0 in TR. simpl pow in TR. rewrite !Rmult_1_r, !Rmult_1_l in TR. destruct TR as [N0 TR].
  replace (num v) with ((Q2R (at0 (e11 H)) * t + Q2R (at0 (e12 H))) / (Q2R (at0 (e21 H)) * t + Q2R (at0 (e22 H)))); [exact TR|].
  assert (AH : num (above H T) = Q2R (at0 (e11 H)) * t + Q2R (at0 (e12 H))) by (apply qlinear_ok).
  assert (BH : num (below H T) = Q2R (at0 (e21 H)) * t + Q2R (at0 (e22 H))) by (apply qlinear_ok).
  rewrite <- AH, A6, BH. field. exact N0.
Qed.

Theorem periodic_proved Gamma power e terms_ numerators_ : paccepts e = true ->
  (forall j, terms_ j = map (fun p => peval p j) (polynomials F)) ->
  (forall j, numerators_ j = map (fun p => peval p j) (rule F)) ->
  expansion (denote Gamma power e) (terms (preperiod F) terms_) (numerators numerators_).
Proof.
  intros A E N. rewrite <- (fraction_terms_reads F _ E), <- (fraction_numerators_reads F _ N).
  exact (paccepts_correct Gamma power e A).
Qed.
End Check.
