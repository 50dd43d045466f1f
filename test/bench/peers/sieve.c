/* The same search in plain C with GMP (Debian: gcc, libgmp-dev), as a yardstick for speed and for counts: one step of
   the continued fraction after the other on mpz integers, then Berlekamp and Massey modulo 2^31 - 1, without tricks.
   Values (a x + b)/(c x + d) for x = e as in esma.gp; primitive sign patterns of length 1..B.
   Build: gcc -O2 sieve.c -lgmp -o sieve.  Run: ./sieve H B n T, prints candidates, found, microseconds a candidate. */
#include <gmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BITS 2000
#define MOST 1024
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

static int expand(mpz_t x, mpz_t y, const int *sign, int period, int n, uint64_t *terms) {
  static mpz_t a, r;
  if (!a->_mp_d) mpz_inits(a, r, NULL);
  for (int i = 0; i < n; i++) {
    if (!mpz_sgn(y)) return 0;
    if (sign[i % period] > 0) mpz_fdiv_qr(a, r, x, y);
    else { mpz_cdiv_qr(a, r, x, y); mpz_neg(r, r); }
    terms[i] = mpz_fdiv_ui(a, p);
    mpz_swap(x, y);
    mpz_swap(y, r);
  }
  return 1;
}

static int gcd(int a, int b) { while (b) { int t = a % b; a = b; b = t; } return abs(a); }

int main(int argc, char **argv) {
  if (argc < 5) return 1;
  int H = atoi(argv[1]), B = atoi(argv[2]), n = atoi(argv[3]), T = atoi(argv[4]);
  int signs[64][8], lengths[64], patterns = 0;
  for (int length = 1; length <= B; length++)
    for (int code = 0; code < 1 << length; code++) {
      int primitive = 1;
      for (int i = 0; i < length; i++) signs[patterns][i] = code >> i & 1 ? 1 : -1;
      for (int d = 1; d < length; d++) {
        int repeats = length % d == 0;
        for (int i = d; repeats && i < length; i++) repeats = signs[patterns][i] == signs[patterns][i - d];
        if (repeats) primitive = 0;
      }
      if (primitive) lengths[patterns++] = length;
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
    for (int i = 0; i < patterns; i++) {
      mpz_set(x, P);
      mpz_set(y, Q);
      if (!expand(x, y, signs[i], lengths[i], n, terms)) continue;
      candidates++;
      if (complexity(terms, n) <= T) found++;
    }
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("%ld %ld %.3f\n", candidates, found,
         ((end.tv_sec - start.tv_sec) * 1e6 + (end.tv_nsec - start.tv_nsec) / 1e3) / candidates);
}
