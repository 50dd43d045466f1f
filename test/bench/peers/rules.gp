\\ The search under numerators b_1, b_2, ... of any kind in PARI/GP (Debian: pari-gp), as a yardstick for speed and for counts.
\\ Values (a x+b)/(c x+d), |coefficients| <= H, for x = e; rules are words of one or two polynomials +-(c_0 + c_1 j),
\\ 1 <= c_0 <= C, 0 <= c_1 <= C, each sequence once; n terms; counts candidates and those of linear complexity <= T over F_p.
\\ Run: gp -q -s 2G rules.gp </dev/null
default(realprecision, 1000);
{expand(P, Q, b) = my(a = vector(#b), q, r);
  for(i = 1, #b, if(!Q, return([])); [q, r] = divrem(P, Q)~; if(r < 0, q--; r += Q);
    if(b[i] < 0 && r, q++; r = Q - r); a[i] = q; P = abs(b[i])*Q; Q = r); a;}
{complexity(a, p) = my(r = bestapprPade(Ser(Mod(a, p))));
  if(type(r) == "t_VEC", return(10^6)); max(poldegree(denominator(r)), poldegree(numerator(r)) + 1);}
{rules(C, n) = my(l = List(), w = List());
  forvec(v = [[0, 1], [1, C], [0, C]], listput(w, (2*v[1] - 1)*(v[2] + v[3]*'j)));
  foreach(w, f, listput(l, vector(n, i, subst(f, 'j, i - 1))));
  foreach(w, f, foreach(w, g, listput(l, vector(n, i, subst(if(i % 2, f, g), 'j, (i - 1)\2)))));
  Set(l);}
{search(x, H, C, n, T) = my(D = 2^3000, N = floor(x*D), p = 2147483647, candidates = 0, found = 0, all = rules(C, n));
  for(a = -H, H, for(b = -H, H, for(c = -H, H, for(d = -H, H,
    if(a*d == b*c || gcd([a, b, c, d]) > 1, next);
    my(P = a*N + b*D, Q = c*N + d*D); if(P < 0 || Q < 0, next);
    foreach(all, s, my(v = expand(P, Q, s)); if(#v == n, candidates++; if(complexity(v, p) <= T, found++)))))));
  [candidates, found];}
{run(x, H, C, n, T) = my(t = getabstime(), r = search(x, H, C, n, T)); t = getabstime() - t;
  print("candidates=", r[1], " found=", r[2], " us/candidate=", round(1000.*t/r[1]));}
run(exp(1), 2, 2, 58, 24);
