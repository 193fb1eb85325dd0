// What happens to one photo: a drawn picture with the faces found in it, and where it is filed for each.
#pragma once

#include <QImage>
#include <QWidget>

#include "SampleDoor.h"

class QVBoxLayout;

namespace albumen {

class Card;
class Label;

/// Threads: GUI.
class PictureStory final : public QWidget
{
    Q_OBJECT

public:
    explicit PictureStory(QWidget* parent);

    /// `image`: its pixels.
    void show(const ShownPicture& picture, const QImage& image);
    bool shown() const { return !picture_.faces.empty(); }
    void retranslate();

private:
    void fillRows();

    ShownPicture picture_;
    QImage image_;
    Label *title_, *below_;
    Card* card_;
    QVBoxLayout* inside_;
};

} // namespace albumen
