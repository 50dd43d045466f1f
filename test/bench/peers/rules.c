/* The search under numerators b_1, b_2, ... of any kind in plain C with GMP (Debian: gcc, libgmp-dev), as a yardstick for speed
   and for counts: one step of the continued fraction after the other on mpz integers, then Berlekamp and Massey modulo 2^31 - 1,
   without tricks. Values (a x + b)/(c x + d), |coefficients| <= H, for x = e; rules are words of up to B polynomials
   +-(c_0 + c_1 j), 1 <= c_0 <= C, 0 <= c_1 <= C, each sequence once.
   Build: gcc -O2 rules.c -lgmp -o rules.  Run: ./rules H C n T [B = 2], prints candidates, found, microseconds a candidate. */
#include <gmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BITS 3000
#define MOST 256
#define RULES 4096
static const uint64_t p = 2147483647;

static uint64_t power(uint64_t x, uint64_t n) {
  uint64_t r = 1;
  for (; n; n >>= 1, x = x * x % p) if (n & 1) r = r * x % p;
  return r;
}

static int complexity(const uint64_t *s, int n) {
  static uint64_t c[MOST], b[MOST], t[MOST];
  int L = 0, m = 1;
  uint64_t scale = 1;
  memset(c, 0, sizeof c);
  memset(b, 0, sizeof b);
  c[0] = b[0] = 1;
  for (int i = 0; i < n; i++) {
    uint64_t d = 0;
    for (int j = 0; j <= L; j++) d = (d + c[j] * s[i - j]) % p;
    if (!d) { m++; continue; }
    uint64_t f = p - d * power(scale, p - 2) % p;
    int grows = 2 * L <= i;
    if (grows) memcpy(t, c, (n + 1) * sizeof *c);
    for (int j = 0; j + m <= n; j++) c[j + m] = (c[j + m] + f * b[j]) % p;
    if (grows) {
      memcpy(b, t, (n + 1) * sizeof *c);
      L = i + 1 - L;
      scale = d;
      m = 1;
    } else m++;
  }
  return L;
}

static int expand(mpz_t x, mpz_t y, const long *rule, int n, uint64_t *terms) {
  static mpz_t a, r;
  if (!a->_mp_d) mpz_inits(a, r, NULL);
  for (int i = 0; i < n; i++) {
    if (!mpz_sgn(y)) return 0;
    if (rule[i] > 0) mpz_fdiv_qr(a, r, x, y);
    else { mpz_cdiv_qr(a, r, x, y); mpz_neg(r, r); }
    terms[i] = mpz_fdiv_ui(a, p);
    mpz_mul_ui(x, y, labs(rule[i]));
    mpz_swap(y, r);
  }
  return 1;
}

static int gcd(int a, int b) { while (b) { int t = a % b; a = b; b = t; } return abs(a); }

static long rules[RULES][MOST];

int main(int argc, char **argv) {
  if (argc < 5) return 1;
  int H = atoi(argv[1]), C = atoi(argv[2]), n = atoi(argv[3]), T = atoi(argv[4]);
  int B = argc > 5 ? atoi(argv[5]) : 2, letters = 2 * C * (C + 1), count = 0, words = 1;
  for (int length = 1; length <= B; length++) {
    words *= letters;
    for (int code = 0; code < words; code++) {
      long *rule = rules[count];
      for (int i = 0; i < n; i++) {
        int letter = code;
        for (int k = 0; k < i % length; k++) letter /= letters;
        letter %= letters;
        int c = letter / 2;
        rule[i] = (letter % 2 ? -1 : 1) * (1 + c % C + (long)(c / C) * (i / length));
      }
      int known = 0;
      for (int k = 0; k < count && !known; k++) known = !memcmp(rules[k], rule, n * sizeof *rule);
      if (!known && ++count == RULES) return 1;
    }
  }
  mpz_t one, e, term, P, Q, x, y;
  mpz_inits(one, e, term, P, Q, x, y, NULL);
  mpz_setbit(one, BITS);
  mpz_mul_2exp(term, one, 64);
  for (int k = 1; mpz_sgn(term); k++) { mpz_add(e, e, term); mpz_fdiv_q_ui(term, term, k); }
  mpz_fdiv_q_2exp(e, e, 64);
  long candidates = 0, found = 0;
  uint64_t terms[MOST];
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  for (int a = -H; a <= H; a++) for (int b = -H; b <= H; b++) for (int c = -H; c <= H; c++) for (int d = -H; d <= H; d++) {
    if (a * d == b * c || gcd(gcd(a, b), gcd(c, d)) > 1) continue;
    mpz_mul_si(P, e, a); mpz_mul_si(x, one, b); mpz_add(P, P, x);
    mpz_mul_si(Q, e, c); mpz_mul_si(x, one, d); mpz_add(Q, Q, x);
    if (mpz_sgn(P) < 0 || mpz_sgn(Q) < 0) continue;
    for (int i = 0; i < count; i++) {
      mpz_set(x, P);
      mpz_set(y, Q);
      if (!expand(x, y, rules[i], n, terms)) continue;
      candidates++;
      if (complexity(terms, n) <= T) found++;
    }
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("%ld %ld %.3f\n", candidates, found,
         ((end.tv_sec - start.tv_sec) * 1e6 + (end.tv_nsec - start.tv_nsec) / 1e3) / candidates);
}
