#include "pipeline/command/failure.h"

#include <new>

namespace emend {

Failure failure_of(const std::exception_ptr& exception, const std::string& where) {
    try {
        std::rethrow_exception(exception);
    } catch (const Error& error) {
        return {error.code(), error.what()};
    } catch (const std::bad_alloc&) {
        const Error error(ExitCode::bad_input, where, "needs more memory than there is",
                          "use fewer --jobs, lower the limits");
        return {error.code(), error.what()};
    } catch (const std::exception& other) {
        const Error error(ExitCode::bad_input, where, other.what(), "please report this");
        return {error.code(), error.what()};
    }
}

}  // namespace emend
