/* Runs one PHP program, as `php FILE ARGUMENT...` does, or compiles some without running any
   (`php --check FILE...`). Files are named relative to the working folder. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wasi/api.h>

#include "php.h"

#include "SAPI.h"
#include "ext/bcmath/php_bcmath.h"
#include "ext/calendar/php_calendar.h"
#include "ext/ctype/php_ctype.h"
#include "ext/date/php_date.h"
#include "ext/hash/php_hash.h"
#include "ext/json/php_json.h"
#include "ext/mbstring/mbstring.h"
#include "ext/pcre/php_pcre.h"
#include "ext/random/php_random.h"
#include "ext/reflection/php_reflection.h"
#include "ext/spl/php_spl.h"
#include "ext/standard/php_standard.h"
#include "ext/tokenizer/php_tokenizer.h"
#include "php_main.h"
#include "php_variables.h"

#define FOLDER "/w"
#define FAILED 255

/* Errors are for standard error: standard output is what is judged. The memory is bounded from
   outside. */
static const char SETTINGS[] = "display_errors=stderr\n"
                               "error_reporting=32767\n"
                               "html_errors=0\n"
                               "implicit_flush=1\n"
                               "log_errors=0\n"
                               "max_execution_time=0\n"
                               "max_input_time=-1\n"
                               "memory_limit=-1\n"
                               "output_buffering=0\n"
                               "register_argc_argv=1\n"
                               "sys_temp_dir=/tmp\n"
                               "zend.assertions=-1\n";

static zend_module_entry *const EXTENSIONS[] = {
    phpext_date_ptr,       phpext_pcre_ptr,     phpext_bcmath_ptr, phpext_calendar_ptr,
    phpext_ctype_ptr,      phpext_hash_ptr,     phpext_json_ptr,   phpext_mbstring_ptr,
    phpext_random_ptr,     phpext_reflection_ptr, phpext_standard_ptr, phpext_spl_ptr,
    phpext_tokenizer_ptr,
};

/* What PHP's own build writes into internal_functions.c. */
PHPAPI int php_register_internal_extensions(void)
{
    return php_register_extensions(EXTENSIONS, sizeof EXTENSIONS / sizeof *EXTENSIONS);
}

static int start_up(sapi_module_struct *sapi)
{
    return php_module_startup(sapi, NULL);
}

static size_t write_output(const char *text, size_t length)
{
    size_t written = 0;
    while (written < length) {
        ssize_t part = write(STDOUT_FILENO, text + written, length - written);
        if (part <= 0) {
            EG(exit_status) = FAILED;
            php_handle_aborted_connection();
            break;
        }
        written += (size_t)part;
    }
    return written;
}

static int take_header(sapi_header_struct *header, sapi_header_op_enum operation,
                       sapi_headers_struct *headers)
{
    (void)header, (void)operation, (void)headers;
    return 0;
}

static int send_headers(sapi_headers_struct *headers)
{
    (void)headers;
    return SAPI_HEADER_SENT_SUCCESSFULLY;
}

static void send_header(sapi_header_struct *header, void *context)
{
    (void)header, (void)context;
}

static char *no_cookies(void)
{
    return NULL;
}

static void register_variables(zval *variables)
{
    const char *program = SG(request_info).argc > 0 ? SG(request_info).argv[0] : "";
    static const char *const NAMES[] = {"PHP_SELF", "SCRIPT_NAME", "SCRIPT_FILENAME",
                                        "PATH_TRANSLATED"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        php_register_variable(NAMES[i], program, variables);
    php_register_variable("DOCUMENT_ROOT", "", variables);
}

static void log_message(const char *message, int type)
{
    (void)type;
    fprintf(stderr, "%s\n", message);
}

/* Called "cli", which is what programs ask for, and PHP itself before it writes errors to
   standard error. */
static sapi_module_struct sapi = {
    .name = "cli",
    .pretty_name = "Command Line Interface",
    .startup = start_up,
    .shutdown = php_module_shutdown_wrapper,
    .ub_write = write_output,
    .sapi_error = php_error,
    .header_handler = take_header,
    .send_headers = send_headers,
    .send_header = send_header,
    .read_cookies = no_cookies,
    .register_server_variables = register_variables,
    .log_message = log_message,
    .phpinfo_as_text = 1,
};

static void define_stream(const char *constant, const char *name, const char *mode)
{
    php_stream *stream = php_stream_open_wrapper_ex(name, mode, 0, NULL, NULL);
    if (!stream)
        return;
    stream->flags |= PHP_STREAM_FLAG_NO_RSCR_DTOR_CLOSE;
    zend_constant entry;
    php_stream_to_zval(stream, &entry.value);
    ZEND_CONSTANT_SET_FLAGS(&entry, CONST_CS, 0);
    entry.name = zend_string_init_interned(constant, strlen(constant), 0);
    zend_register_constant(&entry);
}

static void run(const char *program)
{
    zend_file_handle file;
    define_stream("STDIN", "php://stdin", "rb");
    define_stream("STDOUT", "php://stdout", "wb");
    define_stream("STDERR", "php://stderr", "wb");
    zend_stream_init_filename(&file, program);
    file.primary_script = 1;
    CG(skip_shebang) = 1;
    php_execute_script(&file);
    zend_destroy_file_handle(&file);
}

static void check(int count, char **programs)
{
    for (int i = 0; i < count; i++) {
        zend_file_handle file;
        zend_stream_init_filename(&file, programs[i]);
        CG(skip_shebang) = 1;
        if (php_lint_script(&file) != SUCCESS)
            EG(exit_status) = FAILED;
        zend_destroy_file_handle(&file);
    }
}

/* The C library's constructors, which the linker collects. */
void __wasm_call_ctors(void);

/* What is the same for all programs: the memory it leaves is what they start with. */
__attribute__((export_name("wizer.initialize"))) void start_php(void)
{
    __wasm_call_ctors();
    sapi_startup(&sapi);
    sapi.ini_entries = strdup(SETTINGS);
    if (sapi.startup(&sapi) != SUCCESS)
        abort();
    keep_reserve();
}

static char **arguments(int *count)
{
    size_t words = 0, bytes = 0;
    if (__wasi_args_sizes_get(&words, &bytes) != 0)
        return NULL;
    char **list = calloc(words + 1, sizeof *list);
    uint8_t *text = malloc(bytes + 1);
    if (!list || !text || __wasi_args_get((uint8_t **)list, text) != 0)
        return NULL;
    *count = (int)words;
    return list;
}

__attribute__((export_name("_start"))) void run_program(void)
{
    int argc = 0;
    char **argv = arguments(&argc);
    if (argc < 2 || chdir(FOLDER) != 0) {
        fputs("php: cannot start\n", stderr);
        exit(2);
    }
    bool only_check = strcmp(argv[1], "--check") == 0;
    SG(options) |= SAPI_OPTION_NO_CHDIR;
    SG(request_info).argc = argc - 1;
    SG(request_info).argv = argv + 1;
    if (php_request_startup() != SUCCESS) {
        fputs("php: cannot start\n", stderr);
        exit(2);
    }
    zend_is_auto_global(ZSTR_KNOWN(ZEND_STR_AUTOGLOBAL_SERVER));
    PG(during_request_startup) = 0;
    zend_first_try {
        if (only_check)
            check(argc - 2, argv + 2);
        else
            run(argv[1]);
    }
    zend_end_try();
    /* Runs what the program left to the end. The memory goes with the process. */
    int status = EG(exit_status);
    zend_try {
        php_request_shutdown(NULL);
    }
    zend_end_try();
    exit(EG(exit_status) ? EG(exit_status) : status);
}
