// How fast photos are looked at, beside a program that does the same with OpenCV in Python:
//   albumen-bench FOLDER-OF-PHOTOS-WITH-A-FACE WORK-FOLDER [PHOTOS] [ROUNDS]
// Albums are made by enlarging the given photos and adding a sensor's noise. Each round runs every program on every
// album, in turns from first to last and from last to first, each with a new library; figures are medians of the
// rounds. Processor seconds are steadier than those of the clock. JSON goes to standard output.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "Kernels.h"
#include "support/Support.h"
#include "times/Watch.h"

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

struct Album {
    std::string name;
    cv::Size size{4000, 3000};
    int faces = 2; ///< across; 8 are in two rows
    int quality = 90;
    bool progressive = false;
};

const std::vector<Album> albums = {
    {.name = "12 MP, two faces"},
    {.name = "12 MP, nobody", .faces = 0},
    {.name = "12 MP, eight faces", .faces = 8},
    {.name = "12 MP, progressive", .progressive = true},
    {.name = "24 MP, two faces", .size = {6000, 4000}, .quality = 95},
};

/// The photos that can be read and are large enough to be enlarged.
std::vector<cv::Mat> sourcesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<cv::Mat> sources;
    for (const fs::path& file : files)
        if (cv::Mat source = cv::imread(file.string()); source.cols >= 200) sources.push_back(std::move(source));
    if (sources.empty()) throw std::runtime_error(folder.string() + ": no photo in it that is 200 pixels wide");
    return sources;
}

/// Enlarged until it just fits, so that no face is cut; its border is drawn out around it.
void fill(cv::Mat place, const cv::Mat& source)
{
    const double scale =
        std::min(static_cast<double>(place.cols) / source.cols, static_cast<double>(place.rows) / source.rows);
    cv::Mat large, filled;
    cv::resize(source, large, {}, scale, scale, cv::INTER_CUBIC);
    const int across = std::max(place.cols - large.cols, 0), down = std::max(place.rows - large.rows, 0);
    cv::copyMakeBorder(large, filled, down / 2, down - down / 2, across / 2, across - across / 2, cv::BORDER_REPLICATE);
    filled(cv::Rect({}, place.size())).copyTo(place);
}

/// Grain of two pixels, which makes a file as large as a camera's.
void addNoise(cv::Mat& photo, cv::RNG& random)
{
    cv::Mat grain(photo.rows / 2, photo.cols / 2, CV_16SC3), enlarged, noisy;
    random.fill(grain, cv::RNG::NORMAL, 0, 9);
    cv::resize(grain, enlarged, photo.size(), 0, 0, cv::INTER_LINEAR);
    photo.convertTo(noisy, CV_16SC3);
    cv::Mat(noisy + enlarged).convertTo(photo, CV_8UC3);
}

/// What has nobody in it: waves of colour.
void fillWithWaves(cv::Mat& photo, std::size_t number)
{
    cv::Mat small(12, 16, CV_8UC3);
    cv::RNG random(1000 + number);
    random.fill(small, cv::RNG::UNIFORM, 20, 230);
    cv::resize(small, photo, photo.size(), 0, 0, cv::INTER_CUBIC);
}

/// Every photo other people, so that none is a copy of another and left out.
void makeAlbum(const Album& album, const std::vector<cv::Mat>& sources, const fs::path& folder, std::size_t count)
{
    fs::create_directories(folder);
    cv::RNG random(7);
    const std::size_t n = sources.size();
    const int rows = album.faces > 4 ? 2 : 1, columns = std::max(1, album.faces / rows);
    for (std::size_t i = 0; i < count; ++i) {
        cv::Mat photo(album.size, CV_8UC3);
        if (album.faces == 0) fillWithWaves(photo, i);
        const cv::Size part(photo.cols / columns, photo.rows / rows);
        for (int face = 0; face < album.faces; ++face) {
            const cv::Point corner(face % columns * part.width, face / columns * part.height);
            fill(photo(cv::Rect(corner, part)),
                 sources[(i + static_cast<std::size_t>(face) * (n / 3 + i / n + 1)) % n]);
        }
        addNoise(photo, random);
        cv::imwrite((folder / ("photo" + std::to_string(1000 + i) + ".jpg")).string(), photo,
                    {cv::IMWRITE_JPEG_QUALITY, album.quality, cv::IMWRITE_JPEG_PROGRESSIVE, album.progressive ? 1 : 0});
    }
}

struct Figures {
    double processor = 0, clock = 0, peakMiB = 0, pageFaults = 0;
    int faces = 0;
};

/// Runs a program to its end, its output into a file. Figures are of it and its children.
Figures ran(const std::function<void()>& become, const fs::path& out)
{
    const albumen::test::Watch watch;
    const pid_t child = ::fork();
    if (child == 0) {
        if (std::freopen(out.c_str(), "w", stdout)) become();
        ::_exit(99);
    }
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 1)
        throw std::runtime_error("a program failed: see " + out.string());
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return {.processor = seconds(usage.ru_utime) + seconds(usage.ru_stime),
            .clock = watch.seconds(),
            .peakMiB = static_cast<double>(usage.ru_maxrss) / 1024,
            .pageFaults = static_cast<double>(usage.ru_minflt + usage.ru_majflt)};
}

/// Albumen with what is installed, or as a clone without downloads has it.
Figures ranAlbumen(const fs::path& album, const fs::path& work, bool own)
{
    const fs::path library = work / "library", out = work / "albumen.json";
    fs::remove_all(library);
    Figures figures = ran(
        [&] {
            if (own) {
                ::setenv("XDG_DATA_HOME", (work / "nothing").c_str(), 1);
                ::setenv("ALBUMEN_MODEL_MIRROR", (work / "nothing").c_str(), 1);
            }
            ::execl(ALBUMEN_CLI, ALBUMEN_CLI, "--json", "--quiet", "--library", library.c_str(), "recognise",
                    album.c_str(), nullptr);
        },
        out);
    figures.faces = Json::parse(albumen::test::readFile(out))["result"]["faces"];
    fs::remove(album / ".albumen-root");
    return figures;
}

/// A page of Python: YuNet and 0095 in OpenCV, photos read at a quarter, a process a core.
Figures ranPeer(const fs::path& album, const fs::path& work, const fs::path& models)
{
    const fs::path out = work / "peer.txt";
    const std::string cores = std::to_string(::sysconf(_SC_NPROCESSORS_ONLN));
    Figures figures = ran(
        [&] {
            ::execl("/usr/bin/python3", "/usr/bin/python3", ALBUMEN_SOURCE "/tests/bench/peer.py", album.c_str(), models.c_str(),
                    cores.c_str(), nullptr);
        },
        out);
    figures.faces = std::stoi(albumen::test::readFile(out));
    return figures;
}

Json mediansOf(std::vector<Figures> rounds, std::size_t photos)
{
    const auto median = [&](auto value) {
        std::sort(rounds.begin(), rounds.end(),
                  [&](const Figures& a, const Figures& b) { return value(a) < value(b); });
        return value(rounds[rounds.size() / 2]);
    };
    const auto n = static_cast<double>(photos);
    return {{"processor_ms", 1000 / n * median([](const Figures& f) { return f.processor; })},
            {"clock_ms", 1000 / n * median([](const Figures& f) { return f.clock; })},
            {"peak_mib", median([](const Figures& f) { return f.peakMiB; })},
            {"page_faults", median([](const Figures& f) { return f.pageFaults; }) / n},
            {"faces", rounds.front().faces}};
}

/// Every program in turns, and the kernels.
Json measured(const fs::path& album, const fs::path& work, const fs::path& weights, std::size_t photos, int rounds)
{
    std::vector<std::pair<std::string, std::function<Figures()>>> programs;
    programs.emplace_back("albumen, own networks", [&] { return ranAlbumen(album, work, true); });
    if (!weights.empty()) {
        programs.emplace_back("albumen, published", [&] { return ranAlbumen(album, work, false); });
        programs.emplace_back("opencv in python", [&] { return ranPeer(album, work, weights); });
    }
    std::map<std::string, std::vector<Figures>> told;
    for (int round = 0; round < rounds; ++round) {
        for (const auto& [name, run] : programs) told[name].push_back(run());
        std::reverse(programs.begin(), programs.end());
    }
    Json report{{"kernels_ms", kernelsOf(album, weights)}};
    for (const auto& [name, figures] : told) report[name] = mediansOf(figures, photos);
    return report;
}

} // namespace

int main(int argc, char** argv)
try {
    if (argc < 3) {
        std::fprintf(stderr, "usage: albumen-bench PHOTOS WORK-FOLDER [COUNT] [ROUNDS]\n");
        return 2;
    }
    const fs::path work = fs::absolute(argv[2]);
    const std::size_t count = argc > 3 ? static_cast<std::size_t>(std::atoi(argv[3])) : 60;
    const int rounds = argc > 4 ? std::atoi(argv[4]) : 3;
    const char* const mirror = std::getenv("ALBUMEN_MODEL_MIRROR");
    const std::vector<cv::Mat> sources = sourcesIn(argv[1]);
    Json report{{"photos", count}, {"rounds", rounds}};
    for (const Album& album : albums) {
        makeAlbum(album, sources, work / "album", count);
        report["albums"][album.name] = measured(work / "album", work, mirror ? mirror : "", count, rounds);
        fs::remove_all(work / "album");
    }
    std::printf("%s\n", report.dump(2).c_str());
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
}
