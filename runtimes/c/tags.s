# The tags that C++ exceptions and longjmp are thrown with. The compiler refers to them and
# leaves their definition to the runtime library.
	.globl	__cpp_exception
	.tagtype	__cpp_exception i32
__cpp_exception:
	.globl	__c_longjmp
	.tagtype	__c_longjmp i32
__c_longjmp:
