#include "pipeline/large_pages.h"

#include <cstdint>
#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#endif

namespace emend {

// A block is taken from the heap, its pages are advised to be large, and it is given back: what is allocated after it
// stands in them. The thresholds keep the block in the heap both times; glibc comes to the same ones by itself as soon
// as a program has freed a block of that size, such as the picture of a page.
void prepare_heap(std::size_t bytes) {
#ifdef __GLIBC__
    constexpr std::uintptr_t large_page = std::uintptr_t{2} << 20;
    constexpr int largest_block = 32 << 20;
    mallopt(M_MMAP_THRESHOLD, largest_block);
    mallopt(M_TRIM_THRESHOLD, 2 * largest_block);
    void* const block = std::malloc(bytes);
    if (block == nullptr) return;
    const auto begin = reinterpret_cast<std::uintptr_t>(block);
    const std::uintptr_t first = (begin + large_page - 1) / large_page * large_page;
    const std::uintptr_t last = (begin + bytes) / large_page * large_page;
    if (first < last) madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE);
    std::free(block);
#else
    static_cast<void>(bytes);
#endif
}

}  // namespace emend
