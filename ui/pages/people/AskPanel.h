// A question over the page before something large: merging two people, ignoring strangers. Not modal.
#pragma once

#include <functional>

#include "library/Cards.h"
#include "widgets/Card.h"

namespace albumen {

class Button;
class FacePicture;
class Label;
class Thumbnails;

/// Esc and Cancel close it. Threads: GUI.
class AskPanel final : public Card
{
    Q_OBJECT

public:
    struct Asked {
        std::function<QString()> title, detail, yes; ///< asked again when the language changes
        std::optional<PersonCard> left, right;       ///< shown side by side
        std::function<void()> accepted;
    };

    AskPanel(Thumbnails& thumbnails, QWidget* parent);

    static constexpr int faceSide = 56; ///< of the faces

    void open(Asked asked);
    void shut();
    void retranslate();
    QString words() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Side {
        QWidget* all = nullptr;
        FacePicture* face = nullptr;
        Label *name = nullptr, *count = nullptr;
    };
    Side makeSide(Thumbnails& thumbnails);
    static void fill(const Side& side, const std::optional<PersonCard>& person);

    Asked asked_;
    Side left_, right_;
    Label *title_, *detail_;
    Button *yes_, *cancel_;
};

} // namespace albumen
