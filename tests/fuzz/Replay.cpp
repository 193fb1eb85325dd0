// Runs files through a fuzz target; with --mutate also changes of them, where there is no libFuzzer.
//   fuzz-NAME [--mutate N] [--seed S] FILE|FOLDER...
// Input I of seed S is always the same bytes, given the same files. What fell lies in ./fuzz-NAME.input.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;
using Input = std::vector<std::uint8_t>;
using Random = std::mt19937_64;

/// What takes longer hangs: the program is ended by SIGALRM.
constexpr unsigned longestSeconds = 60;
constexpr std::size_t largestInput = 4 << 20;

std::vector<Input> corpusIn(const std::vector<fs::path>& places)
{
    std::vector<fs::path> files;
    for (const fs::path& place : places) {
        if (!fs::is_directory(place)) files.push_back(place);
        if (!fs::is_directory(place)) continue;
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(place))
            if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<Input> corpus;
    for (const fs::path& file : files) {
        std::ifstream stream(file, std::ios::binary);
        corpus.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    }
    return corpus;
}

std::size_t below(std::size_t end, Random& random)
{
    return end == 0 ? 0 : random() % end;
}

/// A stretch of `input`, mostly short.
Input stretchOf(const Input& input, Random& random)
{
    const std::size_t from = below(input.size(), random);
    const std::size_t most = std::min(input.size() - from, std::size_t{1} << below(17, random));
    const auto begin = input.begin() + static_cast<std::ptrdiff_t>(from);
    return {begin, begin + static_cast<std::ptrdiff_t>(below(most + 1, random))};
}

void change(Input& input, const std::vector<Input>& corpus, Random& random)
{
    const auto at = input.begin() + static_cast<std::ptrdiff_t>(below(input.size(), random));
    const auto left = static_cast<std::size_t>(input.end() - at);
    switch (random() % 6) {
    case 0: // flip a bit
        if (left > 0) *at = static_cast<std::uint8_t>(*at ^ 1U << random() % 8);
        break;
    case 1: // another byte, often one at the edge of what numbers can be
        if (left > 0) *at = std::array<std::uint8_t, 5>{0, 1, 0x7F, 0x80, 0xFF}[random() % 5];
        break;
    case 2: // random bytes
        std::generate(at, at + static_cast<std::ptrdiff_t>(std::min<std::size_t>(left, random() % 8)),
                      std::ref(random));
        break;
    case 3: // cut out
        input.erase(at, at + static_cast<std::ptrdiff_t>(std::min(left, std::size_t{1} << below(17, random))));
        break;
    case 4: { // repeat
        const Input again = stretchOf(input, random);
        input.insert(at, again.begin(), again.end());
        break;
    }
    default: { // splice
        const Input other = stretchOf(corpus[below(corpus.size(), random)], random);
        const auto over = static_cast<std::ptrdiff_t>(random() % 2 == 0 ? 0 : std::min(left, other.size()));
        input.insert(input.erase(at, at + over), other.begin(), other.end());
    }
    }
}

Input mutated(const std::vector<Input>& corpus, std::uint64_t seed)
{
    Random random(seed);
    Input input = corpus[below(corpus.size(), random)];
    for (std::size_t changes = 1 + below(8, random); changes > 0; --changes) change(input, corpus, random);
    if (input.size() > largestInput) input.resize(largestInput);
    return input;
}

/// Seconds it took.
double run(const Input& input)
{
    const auto start = std::chrono::steady_clock::now();
    alarm(longestSeconds);
    LLVMFuzzerTestOneInput(input.data(), input.size());
    alarm(0);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Where the input lies that runs now; stays when the program falls.
class Kept
{
public:
    explicit Kept(fs::path file)
        : file_(std::move(file)), handle_(open(file_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644))
    {
    }
    void keep(const Input& input) const
    {
        const auto size = static_cast<off_t>(input.size());
        if (pwrite(handle_, input.data(), input.size(), 0) != size || ftruncate(handle_, size) != 0)
            std::perror(file_.c_str());
    }
    void remove() const { fs::remove(file_); }

private:
    fs::path file_;
    int handle_;
};

void runMutations(const std::vector<Input>& corpus, std::uint64_t count, std::uint64_t seed, const Kept& kept)
{
    double slowest = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const Input input = mutated(corpus, seed + i);
        kept.keep(input);
        const double seconds = run(input);
        if (seconds <= slowest) continue;
        slowest = seconds;
        std::printf("--mutate 1 --seed %s: %.3f s\n", std::to_string(seed + i).c_str(), seconds);
    }
    kept.remove();
}

} // namespace

int main(int count, char** arguments)
{
    std::uint64_t mutations = 0, seed = 0;
    std::vector<fs::path> places;
    for (int i = 1; i < count; ++i) {
        const std::string argument = arguments[i];
        if ((argument == "--mutate" || argument == "--seed") && i + 1 < count)
            (argument == "--seed" ? seed : mutations) = std::strtoull(arguments[++i], nullptr, 10);
        else
            places.emplace_back(argument);
    }
    const std::vector<Input> corpus = corpusIn(places);
    if (corpus.empty()) {
        std::fprintf(stderr, "usage: %s [--mutate N] [--seed S] FILE|FOLDER...\n", arguments[0]);
        return 2;
    }
    for (const Input& input : corpus) run(input);
    std::printf("%zu files\n", corpus.size());
    if (mutations > 0) runMutations(corpus, mutations, seed, Kept(fs::path(arguments[0]).filename() += ".input"));
    return 0;
}
