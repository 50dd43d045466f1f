(** * Expressions of constants

    The constants of theorems as trees, so that their values can be computed with. [denote] gives back the real number as it
    is written in the theorem: [denote (Divide (Call Sin (Integer 1)) (Integer 2))] is [sin 1 / 2]. *)

Require Import Reals List.
From Esma Require Import Hypergeometric Confluent Functions.
Open Scope R_scope.

Inductive unary := Exp | Sinh | Cosh | Tanh | Coth | Sin | Cos | Tan | Cot.

(** I_nu, and J_nu. *)
Inductive kind := Modified | Ordinary.

Inductive expression :=
  | Integer (n : Z)
  | Negate (x : expression)
  | Add (x y : expression)
  | Subtract (x y : expression)
  | Multiply (x y : expression)
  | Divide (x y : expression)
  | Power (x : expression) (n : nat)
  | Sqrt (x : expression)
  | Call (f : unary) (x : expression)
  | Hyp0F1 (c z : expression)
  | Hyp1F1 (a b z : expression)
  | Bessel (k : kind) (n : nat) (x : expression)
  | Fractional (k : kind) (nu x : expression).

Definition denote_unary (f : unary) : R -> R :=
  match f with
  | Exp => exp | Sinh => sinh | Cosh => cosh | Tanh => tanh | Coth => coth
  | Sin => sin | Cos => cos | Tan => tan | Cot => cot
  end.

(** The functions Gamma and power are those of Bessel functions of fractional order (Functions.v). *)
Fixpoint denote (Gamma : R -> R) (power : R -> R -> R) (e : expression) : R :=
  match e with
  | Integer n => IZR n
  | Negate x => - denote Gamma power x
  | Add x y => denote Gamma power x + denote Gamma power y
  | Subtract x y => denote Gamma power x - denote Gamma power y
  | Multiply x y => denote Gamma power x * denote Gamma power y
  | Divide x y => denote Gamma power x / denote Gamma power y
  | Power x n => denote Gamma power x ^ n
  | Sqrt x => sqrt (denote Gamma power x)
  | Call f x => denote_unary f (denote Gamma power x)
  | Hyp0F1 c z => hyp0F1 (denote Gamma power c) (denote Gamma power z)
  | Hyp1F1 a b z => hyp1F1 (denote Gamma power a) (denote Gamma power b) (denote Gamma power z)
  | Bessel Modified n x => besselI n (denote Gamma power x)
  | Bessel Ordinary n x => besselJ n (denote Gamma power x)
  | Fractional Modified nu x => besselI_fractional Gamma power (denote Gamma power nu) (denote Gamma power x)
  | Fractional Ordinary nu x => besselJ_fractional Gamma power (denote Gamma power nu) (denote Gamma power x)
  end.

(** Whether Gamma and power play a part. *)
Fixpoint fractional (e : expression) : bool :=
  match e with
  | Integer _ => false
  | Negate x | Power x _ | Sqrt x | Call _ x | Bessel _ _ x => fractional x
  | Add x y | Subtract x y | Multiply x y | Divide x y | Hyp0F1 x y => fractional x || fractional y
  | Hyp1F1 x y z => fractional x || fractional y || fractional z
  | Fractional _ _ _ => true
  end.
