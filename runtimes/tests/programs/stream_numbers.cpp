#include <bits/stdc++.h>
using namespace std;
template<class T> void in(const char* text){ istringstream s(text); T v{}; for(int k=0;k<3;k++){ bool ok=bool(s>>v); cout<<+v<<' '<<ok<<s.eof()<<s.fail()<<s.bad()<<' '; if(!ok){s.clear();} } string rest; s.clear(); getline(s,rest); cout<<'['<<rest<<"]\n"; }
int main(){
  const char* texts[]={"12 -7 +5","  12abc","-","+-3","","   ","99999999999999999999 1","-99999999999999999999","2147483647 2147483648 -2147483648","-2147483649 4294967295 4294967296","0x1f 010 1e5","32767 32768 -32769","65535 65536 -1","18446744073709551615 18446744073709551616 9223372036854775807","-9223372036854775808 -9223372036854775809 007","000000000000000000000000000012 3","1,234 5","\t\n\v\f\r7\n8","1.5 2","--1"};
  for(auto t:texts){ in<short>(t); in<unsigned short>(t); in<int>(t); in<unsigned>(t); in<long long>(t); in<unsigned long long>(t); }
  cout<<0<<' '<<-1<<' '<<INT_MIN<<' '<<INT_MAX<<' '<<UINT_MAX<<' '<<LLONG_MIN<<' '<<LLONG_MAX<<' '<<ULLONG_MAX<<' '<<(short)-5<<' '<<(unsigned short)65535<<'\n';
  cout<<hex<<255<<' '<<-1<<' '<<oct<<8<<dec<<' '<<showpos<<5<<noshowpos<<' '<<setw(6)<<42<<'|'<<left<<setw(6)<<-42<<'|'<<right<<setfill('0')<<setw(5)<<7<<setfill(' ')<<internal<<setw(6)<<-3<<'|'<<right<<'\n';
  cout<<setw(4)<<'x'<<setw(5)<<"ab"<<setw(5)<<string("cd")<<"|"<<true<<boolalpha<<true<<noboolalpha<<' '<<(void*)0<<'\n';
  istringstream h("ff 377 12"); int a,b,c; h>>hex>>a>>oct>>b>>dec>>c; cout<<a<<' '<<b<<' '<<c<<'\n';
  istringstream ns("1 2"); ns>>noskipws>>a; bool r=bool(ns>>b); cout<<a<<r<<'\n';
  ostringstream o; o<<1<<','<<-2<<','<<string(3000,'x').size()<<','<<1ull; cout<<o.str()<<'\n';
  ostringstream bad; bad.setstate(ios::badbit); bad<<1<<"x"; cout<<bad.str().size()<<'\n';
  cout<<unitbuf<<1<<2<<nounitbuf<<3<<'\n'; char ch; istringstream cs("  a b"); cs>>ch; cout<<ch; cs>>ch; cout<<ch<<'\n';
}
