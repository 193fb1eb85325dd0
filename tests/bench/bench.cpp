// Photos a second, memory and the share of each stage on twelve-megapixel JPEGs with two faces each:
//   albumen-bench FOLDER-OF-PHOTOS-WITH-A-FACE WORK-FOLDER [PHOTOS] [RUNS]
// The album is made by enlarging the given photos, two side by side; every run starts with a new library.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "support/Support.h"

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

const cv::Size photoSize(4000, 3000);
constexpr int quality = 90;

std::vector<fs::path> photosIn(const fs::path& folder)
{
    std::vector<fs::path> photos;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) photos.push_back(entry.path());
    std::sort(photos.begin(), photos.end());
    return photos;
}

/// Fills half of the photo: enlarged until it just fits, so that no face is cut; its border is drawn out around it.
void fillHalf(cv::Mat& photo, int half, const cv::Mat& source)
{
    const cv::Size size(photoSize.width / 2, photoSize.height);
    const double scale =
        std::min(static_cast<double>(size.width) / source.cols, static_cast<double>(size.height) / source.rows);
    cv::Mat large, filled;
    cv::resize(source, large, {}, scale, scale, cv::INTER_CUBIC);
    const int across = size.width - large.cols, down = size.height - large.rows;
    cv::copyMakeBorder(large, filled, std::max(down / 2, 0), std::max(down - down / 2, 0), std::max(across / 2, 0),
                       std::max(across - across / 2, 0), cv::BORDER_REPLICATE);
    filled(cv::Rect({}, size)).copyTo(photo({half * size.width, 0, size.width, size.height}));
}

/// The photos that can be read and are large enough to be enlarged.
std::vector<cv::Mat> sourcesIn(const fs::path& folder)
{
    std::vector<cv::Mat> sources;
    for (const fs::path& file : photosIn(folder))
        if (cv::Mat source = cv::imread(file.string()); source.cols >= 200) sources.push_back(std::move(source));
    return sources;
}

/// Every photo another pair, so that none is a copy of another and left out.
void makeAlbum(const fs::path& folder, const fs::path& album, std::size_t count)
{
    fs::create_directories(album);
    const std::vector<cv::Mat> sources = sourcesIn(folder);
    const std::size_t n = sources.size();
    for (std::size_t i = 0; i < count; ++i) {
        cv::Mat photo(photoSize, CV_8UC3);
        fillHalf(photo, 0, sources[i % n]);
        fillHalf(photo, 1, sources[(i + n / 3 + i / n + 1) % n]);
        const fs::path file = album / ("photo" + std::to_string(1000 + i) + ".jpg");
        cv::imwrite(file.string(), photo, {cv::IMWRITE_JPEG_QUALITY, quality});
    }
}

struct RunFigures {
    double seconds = 0;
    double peakMiB = 0;
    Json result;
};

RunFigures runOnce(const fs::path& album, const fs::path& library)
{
    fs::remove_all(library);
    const fs::path out = library.string() + ".json";
    const auto started = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
        if (!std::freopen(out.c_str(), "w", stdout)) ::_exit(99);
        ::execl(ALBUMEN_CLI, ALBUMEN_CLI, "--json", "--quiet", "--library", library.c_str(), "recognise", album.c_str(),
                nullptr);
        ::_exit(99);
    }
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    RunFigures figures;
    figures.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    figures.peakMiB = static_cast<double>(usage.ru_maxrss) / 1024;
    figures.result = Json::parse(albumen::test::readFile(out))["result"];
    return figures;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "usage: albumen-bench PHOTOS WORK-FOLDER [COUNT] [RUNS]\n");
        return 2;
    }
    const fs::path work = argv[2];
    const int count = argc > 3 ? std::atoi(argv[3]) : 200;
    const int runs = argc > 4 ? std::atoi(argv[4]) : 3;
    makeAlbum(argv[1], work / "album", static_cast<std::size_t>(count));
    std::vector<RunFigures> figures;
    for (int i = 0; i < runs; ++i) figures.push_back(runOnce(work / "album", work / "library"));
    std::sort(figures.begin(), figures.end(),
              [](const RunFigures& a, const RunFigures& b) { return a.seconds < b.seconds; });
    const RunFigures& median = figures[figures.size() / 2];
    Json report{
        {"photos", count}, {"runs", runs}, {"seconds", median.seconds}, {"photos_per_second", count / median.seconds}};
    report["fastest"] = count / figures.front().seconds;
    report["slowest"] = count / figures.back().seconds;
    report["peak_mib"] = median.peakMiB;
    report["faces"] = median.result["faces"];
    double all = 0;
    for (const auto& [stage, seconds] : median.result["seconds"].items())
        if (stage != "whole" && stage != "recognise") all += seconds.get<double>();
    for (const auto& [stage, seconds] : median.result["seconds"].items())
        if (stage != "whole" && stage != "recognise") report["share"][stage] = seconds.get<double>() / all;
    std::printf("%s\n", report.dump(2).c_str());
    return 0;
}
