// What the pages of people and photos show, in memory: groups, questions, faces and photos of nobody.
#pragma once

#include <map>

#include <QImage>

#include "base/Threads.h"
#include "support/FakeLibrary.h"

namespace albumen::test {

/// Everything is made from numbers: the same at each start. Threads: as Library; set before the window is made.
struct GuiFakeAlbum {
    std::filesystem::path photosFolder; ///< a folder of pictures used for photos; empty: they are drawn
    int groupCount = 0, singleCount = 0, questionCount = 0, photoCount = 0;
    PersonFaces ofPerson; ///< of whoever is asked about

    /// Some of everything.
    void fill();
    QImage photo(std::int64_t number) const;

    struct Groups : FakeGroups {
        const GuiFakeAlbum& album;
        explicit Groups(const GuiFakeAlbum& a) : album(a) {}
        Result<std::vector<std::int64_t>> ids() const override;
        Result<std::vector<GroupCard>> cards(std::span<const std::int64_t> numbers) const override;
        Result<std::vector<FaceId>> singles() const override;
    } groups{*this};

    struct Faces : FakeFaces {
        const GuiFakeAlbum& album;
        explicit Faces(const GuiFakeAlbum& a) : album(a) {}
        Result<std::vector<FaceId>> ids(const FaceQuery& query) const override;
        Result<std::vector<FaceCard>> cards(std::span<const FaceId> ids) const override;
        Result<WhyCard> why(FaceId face) const override;
        Result<std::vector<IgnoredCard>> ignored() const override;
    } faces{*this};

    struct Photos : FakePhotos {
        const GuiFakeAlbum& album;
        explicit Photos(const GuiFakeAlbum& a) : album(a) {}
        Result<PhotoList> list(const PhotoQuery& query) const override;
        Result<std::vector<PhotoCard>> cards(std::span<const PhotoId> ids) const override;
        Result<ViewedPhoto> viewed(PhotoId photo) const override;
    } photos{*this};

    struct Questions : FakeSuggestions {
        const GuiFakeAlbum& album;
        explicit Questions(const GuiFakeAlbum& a) : album(a) {}
        Result<std::vector<SuggestionCard>> open(const std::string& name, std::size_t most) const override;
    } questions{*this};

    /// Of the clean-up; photos by their numbers.
    std::map<ReviewKind, ReviewCard> queues;
    std::vector<TrashCard> thrownAway;
    std::uint64_t notLookedAt = 0;
    void fillQueues();
    static ReviewPhoto reviewed(std::int64_t number);

    struct Facts : FakePictureFacts {
        const GuiFakeAlbum& album;
        explicit Facts(const GuiFakeAlbum& a) : album(a) {}
        Result<std::uint64_t> waiting() const override { return album.notLookedAt; }
        Result<ReviewCard> review(ReviewKind kind, std::optional<float>, const JobControl&) const override;
        Result<DescribedPhoto> described(PhotoId photo) const override;
        /// Words of three letters and less are called by nothing; an example is like the photos in their order.
        Result<SearchAnswer> search(const SearchQuery& query, const JobControl&) const override;
    } facts{*this};

    struct Thrown : FakeCleanup {
        const GuiFakeAlbum& album;
        explicit Thrown(const GuiFakeAlbum& a) : album(a) {}
        Result<std::vector<TrashCard>> trash() const override { return album.thrownAway; }
    } thrown{*this};

    std::vector<AlbumCard> albumCards; ///< by name
    struct Albums : FakeAlbums {
        const GuiFakeAlbum& album;
        explicit Albums(const GuiFakeAlbum& a) : album(a) {}
        Result<std::vector<AlbumCard>> all() const override { return album.albumCards; }
        /// As many as its card says, from its cover on.
        Result<std::vector<PhotoId>> photos(AlbumId id, const JobControl&) const override;
    } albums{*this};

    std::vector<EventCard> eventCards; ///< newest first; of each as many photos as it says, from its first on
    struct Events : FakeEvents {
        const GuiFakeAlbum& album;
        explicit Events(const GuiFakeAlbum& a) : album(a) {}
        Result<std::vector<EventRow>> list() const override;
        Result<std::vector<EventCard>> cards(std::span<const PhotoId> ids, const std::string&) const override;
        Result<std::vector<PhotoId>> photos(PhotoId event) const override;
        /// Every third and fourth day of a month has some.
        Result<std::vector<CalendarDay>> calendar(int year, std::optional<unsigned> month) const override;
        Result<std::vector<std::chrono::year_month>> months() const override;
    } events{*this};
    void fillEvents();

    MapCard map; ///< of the photos from 1 on; coasts are those of the package, where it is there
    std::vector<PhotoPlaceCard> proposed;
    bool coasts = true;
    struct Places : FakePlaces {
        const GuiFakeAlbum& album;
        explicit Places(const GuiFakeAlbum& a) : album(a) {}
        Result<MapCard> map(const std::string&) const override { return album.map; }
        Result<std::vector<PhotoPlaceCard>> proposals(const std::string&) const override { return album.proposed; }
        /// Of the places of the map.
        Result<std::vector<PlaceOffer>> beginning(const std::string& name, std::size_t most,
                                                  const std::string&) const override;
        Result<std::vector<MapLine>> mapLines(int detail) const override;
    } where{*this};
    void fillPlaces();

    struct Pictures : FakePictures {
        const GuiFakeAlbum& album;
        ThreadGroup painters;
        explicit Pictures(const GuiFakeAlbum& a) : album(a) {}
        Ticket request(const PictureKey& key, PictureUse use, Answer answer) override;
    } pictures{*this};
};

} // namespace albumen::test
