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
    /// The picture is no larger than leaves room for the rest in this height.
    void setRoom(int height);
    void retranslate();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    void fillRows();

    ShownPicture picture_;
    QImage image_;
    Label *title_, *below_;
    Card* card_;
    QVBoxLayout* inside_;
    QWidget* boxed_ = nullptr; ///< null: no picture
    int room_ = QWIDGETSIZE_MAX;
};

} // namespace albumen
