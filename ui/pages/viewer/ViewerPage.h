// One photo, large: who is on it, and the photos before and after it.
#pragma once

#include <functional>
#include <optional>

#include <QTimer>
#include <QUrl>

#include "Actions.h"
#include "MessageSink.h"
#include "Page.h"
#include "Parts.h"
#include "PhotosOf.h"
#include "library/Changes.h"
#include "models/LatestQuestion.h"

namespace albumen {

class Button;
class FilmStrip;
class GiveCopies;
class JobBridge;
class Label;
class NamePanel;
struct PhotosToMark;
class PageFrame;
class PictureShelf;
class SayPlace;
class ViewerCanvas;
class ViewerPanel;

/// The query of its place says among which photos, as PhotosOf.h has it, and "photo", an id within it. Threads: GUI.
class ViewerPage final : public Page
{
    Q_OBJECT

public:
    static constexpr int ahead = 2;      ///< pictures decoded to each side
    static constexpr int slideMs = 4000; ///< a photo of a slide show

    ViewerPage(const Parts& parts, QWidget* parent);

    Place place() const override;
    void openAt(const Place& place) override;
    void left() override;
    /// Where the window fills the screen.
    bool bare() const override;
    void retranslate() override;

    ViewerCanvas& canvas() { return *canvas_; }
    ViewerPanel& panel() { return *panel_; }
    NamePanel& namer() { return *namer_; }
    GiveCopies& giving() { return *giving_; }
    SayPlace& saying() { return *saying_; }
    PhotoId photo() const { return photo_; }
    FilmStrip& film() { return *film_; }
    PageFrame& frame() { return *frame_; }
    bool sliding() const { return sliding_; }
    QTimer& slideTimer() { return slides_; }

private:
    void layOut();
    void addHeaderButton(const char* id, bool bare);
    void connectParts();
    void addActions();
    std::vector<ActionSpec> moveActions();
    std::vector<ActionSpec> photoActions();
    std::vector<ActionSpec> viewActions();
    std::vector<ActionSpec> faceActions();
    std::vector<ActionSpec> namingActions();
    void showMenu(const QPoint& at);
    void sayDrawing(bool drawing);
    void setSliding(bool on);
    void pauseSlides(); ///< and on again
    void fitBare();
    void nextSlide();
    void setTaken(std::optional<qint64> localS);
    void askList();
    void askPhoto();
    void askPlace();
    void go(PhotoId photo);
    void step(int by);
    int at() const;
    void wantPictures();
    void showPicture();
    std::optional<Error> trouble() const;
    void wantAgain();
    void tryAgain();
    void showFacts();
    void words();
    void changed(const Changes& changes);

    void makeNamer();
    void namerWords();
    void closeNamer();
    void openNamer(int face);
    void askName(const QRect& box, std::optional<FaceId> face, const QString& person);
    void drawn(const RelBox& box);
    void named(const Whom& whom);
    const FaceCard* face() const; ///< the one whose box is current; null: none
    void decideFace(Command (*make)(FaceId face));
    void ignoreUnnamed();
    void decide(Command command, Words said = {});
    void one();
    void turn(int quarters);
    PhotosToMark toMark();

    const PhotoQuestions& photos_;
    const PhotoLists lists_;
    const PeopleQuestions& people_;
    JobBridge& bridge_;
    Worker& worker_;
    Decider& decider_;
    Navigator& navigator_;
    MessageSink& messages_;
    Thumbnails& thumbnails_;
    Actions& actions_;
    std::function<void(const QUrl&)> openUrl_;

    PageFrame* frame_;
    Label *name_, *counts_, *percent_;
    QWidget* header_;
    ViewerCanvas* canvas_;
    ViewerPanel* panel_;
    PictureShelf* shelf_;
    FilmStrip* film_;
    NamePanel* namer_;
    GiveCopies* giving_;
    SayPlace* saying_;
    Button *not_, *ignore_, *noFace_; ///< beside the name of a face

    QTimer slides_;
    bool sliding_ = false, paused_ = false;
    bool boxesBefore_ = true, filledBefore_ = false; ///< the slide show: boxes were shown, the window filled the screen
    QVariantMap query_;                              ///< without the photo
    std::vector<PhotoId> ids_;
    PhotoId photo_{};
    std::optional<ViewedPhoto> viewed_; ///< of photo_; none: not answered yet
    QString where_;                     ///< it was taken, in words; empty: not known, or not answered yet
    LatestQuestion placeAsked_;
    quint64 askedList_ = 0, askedPhoto_ = 0;
    std::optional<RelBox> drawn_; ///< to be named, by the field that is open
    bool becomesFace_ = false;    ///< what was drawn is decided; the next answer has it among the faces
    QString person_;              ///< with whose name the face that is being named is labelled
};

} // namespace albumen
