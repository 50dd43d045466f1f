(** * Esma: what exported theorems import

    Theorems about continued fractions of constants, as the program ESMA exports them. Each is an [expansion] (Expansion.v) of
    an expression under the [terms] and the [signs] or [numerators] of Interlaced.v; its proof hands a certificate to [proved] (Evaluation.v) or
    to [periodic_proved] (Periodic.v). All of the library rests on the three axioms of the standard library's real numbers:
    [sig_not_dec], [sig_forall_dec], [functional_extensionality_dep]. *)

Require Export Reals QArith List.
From Esma Require Export Fraction Expansion Hypergeometric Confluent Functions Polynomials Interlaced Bases Certificate Enclosure Expressions.
From Esma Require Export Generators Multiples OverSums Evaluation Periodic.
Require Import Lra.
Export ListNotations.
Open Scope R_scope.

(** That the rule of a theorem is the one of its certificate: list by list, polynomial by polynomial. *)
Ltac same_rule :=
  let j := fresh "j" in
  intros j; cbv -[IZR Rplus Rmult Rinv Ropp];
  repeat first [reflexivity | apply f_equal2; [first [lra | field] |]].
