/* The system log, which a sandboxed program does not have: what is sent there is gone. */
#pragma once

#define LOG_EMERG 0
#define LOG_ALERT 1
#define LOG_CRIT 2
#define LOG_ERR 3
#define LOG_WARNING 4
#define LOG_NOTICE 5
#define LOG_INFO 6
#define LOG_DEBUG 7

#define LOG_USER (1 << 3)
#define LOG_DAEMON (3 << 3)
#define LOG_LOCAL0 (16 << 3)

#define LOG_PID 1
#define LOG_CONS 2
#define LOG_ODELAY 4
#define LOG_NDELAY 8
#define LOG_NOWAIT 16
#define LOG_PERROR 32

#define LOG_MASK(priority) (1 << (priority))
#define LOG_UPTO(priority) ((1 << ((priority) + 1)) - 1)

#ifdef __cplusplus
extern "C" {
#endif

static inline void openlog(const char *name, int options, int facility) {
  (void)name, (void)options, (void)facility;
}
static inline void syslog(int priority, const char *format, ...) { (void)priority, (void)format; }
static inline void closelog(void) {}
static inline int setlogmask(int mask) {
  (void)mask;
  return 0xff;
}

#ifdef __cplusplus
}
#endif
