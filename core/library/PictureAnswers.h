// The questions of library/PictureQuestions.h, answered from the catalogue: what is in a picture in PictureAnswers.cpp,
// the clean-up in ReviewAnswers.cpp, searches in SearchAnswers.cpp.
#pragma once


#include "library/LibraryState.h"
#include "library/PictureQuestions.h"
#include "library/Verdicts.h"

namespace albumen {

class PictureAnswers final : public PictureQuestions
{
public:
    explicit PictureAnswers(LibraryState& state) : state_(state) {}
    Result<std::uint64_t> waiting() const override;
    Result<DescribedPhoto> described(PhotoId photo) const override;
    Result<ReviewCard> review(ReviewKind kind, std::optional<float> limit, const JobControl& job) const override;
    Result<SearchAnswer> search(const SearchQuery& query, const JobControl& job) const override;

private:
    LibraryState& state_;
};

} // namespace albumen
