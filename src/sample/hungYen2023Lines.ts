/**
 * The 2023 plan of Hưng Yên as sample data: agencies and tasks. The plan's appendix is not in its text; the tasks
 * are drawn from its body. Addresses end in .example and reach nobody.
 */

/** code | name | kind | agency above | address */
export const AGENCY_LINES = `
VP|Văn phòng UBND tỉnh|Sở, ban, ngành||vanphong@hungyen.example
SNV|Sở Nội vụ|Sở, ban, ngành||sonoivu@hungyen.example
STP|Sở Tư pháp|Sở, ban, ngành||sotuphap@hungyen.example
SKHDT|Sở Kế hoạch và Đầu tư|Sở, ban, ngành||sokhdt@hungyen.example
STC|Sở Tài chính|Sở, ban, ngành||sotaichinh@hungyen.example
SCT|Sở Công Thương|Sở, ban, ngành||socongthuong@hungyen.example
SNN|Sở Nông nghiệp và Phát triển nông thôn|Sở, ban, ngành||sonnptnt@hungyen.example
SGTVT|Sở Giao thông vận tải|Sở, ban, ngành||sogtvt@hungyen.example
SXD|Sở Xây dựng|Sở, ban, ngành||soxaydung@hungyen.example
STNMT|Sở Tài nguyên và Môi trường|Sở, ban, ngành||sotnmt@hungyen.example
STTTT|Sở Thông tin và Truyền thông|Sở, ban, ngành||sotttt@hungyen.example
SLDTBXH|Sở Lao động - Thương binh và Xã hội|Sở, ban, ngành||soldtbxh@hungyen.example
SVHTTDL|Sở Văn hóa, Thể thao và Du lịch|Sở, ban, ngành||sovhttdl@hungyen.example
SKHCN|Sở Khoa học và Công nghệ|Sở, ban, ngành||sokhcn@hungyen.example
SGDDT|Sở Giáo dục và Đào tạo|Sở, ban, ngành||sogddt@hungyen.example
SYT|Sở Y tế|Sở, ban, ngành||soyte@hungyen.example
TTT|Thanh tra tỉnh|Sở, ban, ngành||thanhtra@hungyen.example
BQLKCN|Ban Quản lý các khu công nghiệp tỉnh|Sở, ban, ngành||bqlkcn@hungyen.example
CAT|Công an tỉnh|Sở, ban, ngành||congan@hungyen.example
MTTQ|Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh|Mặt trận, đoàn thể||mttq@hungyen.example
DPTTH|Đài Phát thanh và Truyền hình Hưng Yên|Báo, đài||daiptth@hungyen.example
BHY|Báo Hưng Yên|Báo, đài||baohungyen@hungyen.example
TPHY|UBND thành phố Hưng Yên|UBND cấp huyện||tphungyen@hungyen.example
VLAM|UBND huyện Văn Lâm|UBND cấp huyện||vanlam@hungyen.example
VGIANG|UBND huyện Văn Giang|UBND cấp huyện||vangiang@hungyen.example
YMY|UBND huyện Yên Mỹ|UBND cấp huyện||yenmy@hungyen.example
MHAO|UBND thị xã Mỹ Hào|UBND cấp huyện||myhao@hungyen.example
ATHI|UBND huyện Ân Thi|UBND cấp huyện||anthi@hungyen.example
KCHAU|UBND huyện Khoái Châu|UBND cấp huyện||khoaichau@hungyen.example
KDONG|UBND huyện Kim Động|UBND cấp huyện||kimdong@hungyen.example
TLU|UBND huyện Tiên Lữ|UBND cấp huyện||tienlu@hungyen.example
PCU|UBND huyện Phù Cừ|UBND cấp huyện||phucu@hungyen.example
TPHY.AT|UBND phường An Tảo|UBND cấp xã|TPHY|antao@tphy.example
TPHY.HN|UBND phường Hiến Nam|UBND cấp xã|TPHY|hiennam@tphy.example
TPHY.HC|UBND phường Hồng Châu|UBND cấp xã|TPHY|hongchau@tphy.example
TPHY.LS|UBND phường Lam Sơn|UBND cấp xã|TPHY|lamson@tphy.example
TPHY.LL|UBND phường Lê Lợi|UBND cấp xã|TPHY|leloi@tphy.example
TPHY.MK|UBND phường Minh Khai|UBND cấp xã|TPHY|minhkhai@tphy.example
TPHY.QT|UBND phường Quang Trung|UBND cấp xã|TPHY|quangtrung@tphy.example
TPHY.BK|UBND xã Bảo Khê|UBND cấp xã|TPHY|baokhe@tphy.example
TPHY.HH|UBND xã Hoàng Hanh|UBND cấp xã|TPHY|hoanghanh@tphy.example
TPHY.HNA|UBND xã Hồng Nam|UBND cấp xã|TPHY|hongnam@tphy.example
TPHY.HCU|UBND xã Hùng Cường|UBND cấp xã|TPHY|hungcuong@tphy.example
TPHY.LP|UBND xã Liên Phương|UBND cấp xã|TPHY|lienphuong@tphy.example
TPHY.PC|UBND xã Phú Cường|UBND cấp xã|TPHY|phucuong@tphy.example
TPHY.PCH|UBND xã Phương Chiểu|UBND cấp xã|TPHY|phuongchieu@tphy.example
TPHY.QC|UBND xã Quảng Châu|UBND cấp xã|TPHY|quangchau@tphy.example
TPHY.TH|UBND xã Tân Hưng|UBND cấp xã|TPHY|tanhung@tphy.example
TPHY.TN|UBND xã Trung Nghĩa|UBND cấp xã|TPHY|trungnghia@tphy.example
TPHY.PNV|Phòng Nội vụ thành phố Hưng Yên|Cơ quan thuộc huyện|TPHY|phongnoivu@tphy.example
`;

/** code | area | task | product | lead | support | due */
export const TASK_LINES = `
NV02|0|Tập huấn nâng cao nhận thức về Chỉ số PAPI cho cán bộ và công chức các cấp|Lớp tập huấn; báo cáo kết quả|SNV|@HUYEN|2023-06-30
NV03|0|Tìm hiểu mô hình, cách làm hay của các tỉnh có Chỉ số PAPI cao và đề xuất giải pháp áp dụng|Báo cáo đề xuất|SNV|@HUYEN|2023-09-29
NV04|0|Tổ chức hội nghị phân tích kết quả Chỉ số PAPI năm 2022 và nguyên nhân hạn chế|Hội nghị; báo cáo phân tích|SNV|@SO;@HUYEN|2023-06-30
NV05|0|Kiểm tra việc thực hiện Kế hoạch PAPI tại cấp huyện và cấp xã|Kế hoạch kiểm tra; kết luận kiểm tra|SNV|@HUYEN|2023-09-30
NV06|0|Sơ kết và tổng kết việc thực hiện nâng cao Chỉ số PAPI|Báo cáo sơ kết; báo cáo tổng kết|SNV|@SO;@HUYEN|2023-12-15
NV07|0|Mở chuyên mục tuyên truyền về 8 nội dung của Chỉ số PAPI trên sóng phát thanh và truyền hình|Chuyên mục; tin và bài|DPTTH|STTTT|2023-12-31
NV08|0|Mở chuyên trang tuyên truyền về Chỉ số PAPI trên báo in và báo điện tử|Chuyên trang; tin và bài|BHY|STTTT|2023-12-31
NV11|1|Tuyên truyền để người dân hiểu quyền bầu cử và quyền tham gia đời sống chính trị ở cơ sở|Hội nghị; tài liệu tuyên truyền|STP|MTTQ;@HUYEN|2023-09-30
NV12|1|Hướng dẫn bầu trưởng thôn, tổ trưởng tổ dân phố đúng quy định|Văn bản hướng dẫn|SNV|@HUYEN|2023-06-30
NV13|1|Rà soát việc huy động đóng góp tự nguyện của người dân, có giám sát của cộng đồng|Báo cáo kết quả|MTTQ|STC;@HUYEN|2023-09-30
NV14|1|Kiện toàn và nâng cao chất lượng hoạt động của Ban giám sát đầu tư của cộng đồng|Báo cáo kết quả|MTTQ|SKHDT;@HUYEN|2023-12-15
NV21|2|Công khai danh sách hộ nghèo, hộ cận nghèo và tiêu chí bình xét tại nhà văn hóa thôn|Danh sách được công khai|SLDTBXH|@HUYEN|2023-12-15
NV22|2|Công khai thu, chi ngân sách cấp xã đúng hình thức và thời hạn|Báo cáo công khai ngân sách|STC|@HUYEN|2023-06-30
NV23|2|Công khai quy hoạch, kế hoạch sử dụng đất và khung giá đất; lấy ý kiến người dân|Hồ sơ công khai; biên bản lấy ý kiến|STNMT|SXD;@HUYEN|2023-09-30
NV24|2|Cập nhật đầy đủ thông tin chính sách và pháp luật trên cổng thông tin điện tử cấp xã|Chuyên mục được cập nhật|STTTT|STP;@HUYEN|2023-06-30
NV31|3|Thực hiện nghiêm lịch tiếp công dân định kỳ và đột xuất của người đứng đầu|Lịch tiếp công dân; sổ tiếp công dân|TTT|@HUYEN|2023-12-31
NV32|3|Giải quyết dứt điểm đơn khiếu nại, tố cáo, kiến nghị, phản ánh đúng thời hạn|Báo cáo kết quả giải quyết|TTT|@SO;@HUYEN|2023-12-31
NV33|3|Tổ chức đối thoại giữa người đứng đầu cấp ủy và chính quyền với người dân|Hội nghị đối thoại; thông báo kết luận|MTTQ|@HUYEN|2023-09-30
NV34|3|Nâng cao chất lượng hòa giải ở cơ sở và trợ giúp pháp lý|Báo cáo kết quả|STP|@HUYEN|2023-12-15
NV41|4|Thanh tra công vụ, kiểm tra đột xuất việc thực hiện kỷ luật và kỷ cương hành chính|Kết luận kiểm tra|SNV|TTT|2023-09-30
NV42|4|Công khai, minh bạch trong tuyển dụng công chức, viên chức|Thông báo tuyển dụng; kết quả tuyển dụng|SNV|@SO;@HUYEN|2023-12-31
NV43|4|Công khai giá dịch vụ, quy trình khám chữa bệnh; đường dây nóng chống nhũng nhiễu|Đường dây nóng; báo cáo xử lý|SYT|@HUYEN|2023-06-30
NV44|4|Chấn chỉnh việc dạy thêm, thu chi ngoài quy định ở bậc tiểu học|Văn bản chỉ đạo; kết quả kiểm tra|SGDDT|@HUYEN|2023-09-30
NV45|4|Kê khai, công khai và xác minh tài sản, thu nhập theo quy định|Báo cáo kết quả|TTT|@SO;@HUYEN|2023-12-31
NV51|5|Rà soát, đơn giản hóa thủ tục chứng thực, xác nhận|Quyết định công bố thủ tục|STP|VP;@HUYEN|2023-06-30
NV52|5|Nâng cao tỷ lệ hồ sơ cấp giấy phép xây dựng giải quyết đúng hạn|Báo cáo tỷ lệ đúng hạn|SXD|@HUYEN|2023-12-15
NV53|5|Nâng cao chất lượng giải quyết thủ tục cấp giấy chứng nhận quyền sử dụng đất|Báo cáo tỷ lệ đúng hạn|STNMT|@HUYEN|2023-12-15
NV54|5|Khảo sát sự hài lòng của người dân với bộ phận một cửa cấp xã|Báo cáo khảo sát|VP|SNV;@HUYEN|2023-09-30
NV61|6|Cải thiện cơ sở vật chất, thái độ phục vụ tại bệnh viện công và trạm y tế|Báo cáo đánh giá|SYT|@HUYEN|2023-12-15
NV62|6|Bảo đảm điều kiện dạy và học ở trường tiểu học công lập|Báo cáo rà soát|SGDDT|@HUYEN|2023-09-30
NV63|6|Duy tu đường giao thông nông thôn, bảo đảm điện lưới và nước sạch|Báo cáo kết quả|SGTVT|SNN;SCT;@HUYEN|2023-12-15
NV64|6|Giữ vững an ninh, trật tự ở khu dân cư; phát huy tổ tự quản|Báo cáo kết quả|CAT|@HUYEN|2023-12-31
NV71|7|Thu gom, xử lý rác thải sinh hoạt; xóa điểm tồn đọng rác|Báo cáo; danh mục điểm đã xử lý|STNMT|@HUYEN|2023-09-30
NV72|7|Quan trắc, công khai chất lượng không khí và nguồn nước; xử lý vi phạm|Báo cáo quan trắc; quyết định xử phạt|STNMT|CAT;BQLKCN|2023-12-15
NV73|7|Kiểm soát nước thải khu, cụm công nghiệp và làng nghề|Báo cáo kiểm tra|BQLKCN|STNMT;SCT|2023-09-30
NV81|8|Nâng tỷ lệ hồ sơ nộp và giải quyết trực tuyến qua cổng dịch vụ công|Báo cáo tỷ lệ hồ sơ trực tuyến|VP|STTTT;@HUYEN|2023-12-15
NV82|8|Tiếp nhận, trả lời phản ánh, kiến nghị qua cổng thông tin điện tử đúng hạn|Báo cáo tỷ lệ trả lời đúng hạn|STTTT|VP;@HUYEN|2023-12-15
NV83|8|Phát triển tổ công nghệ số cộng đồng; hướng dẫn người dân dùng dịch vụ công trực tuyến|Báo cáo kết quả|STTTT|@HUYEN|2023-09-30
`;

/** code | title | kind | from | to | before (to the province) | before (to the district). Plan, III.1.b; quarters by custom. */
export const PERIOD_LINES = `
2023-Q1|Báo cáo quý I năm 2023|Quý|2023-01-01|2023-03-31|2023-04-15|2023-04-15
2023-Q2|Báo cáo quý II năm 2023|Quý|2023-04-01|2023-06-30|2023-07-15|2023-07-15
2023-6T|Báo cáo 6 tháng đầu năm 2023|6 tháng|2022-11-01|2023-05-31|2023-06-10|2023-06-05
2023-Q3|Báo cáo quý III năm 2023|Quý|2023-07-01|2023-09-30|2023-10-15|2023-10-15
2023-N|Báo cáo năm 2023|Năm|2022-11-01|2023-10-31|2023-10-31|2023-10-25
2023-Q4|Báo cáo quý IV năm 2023|Quý|2023-10-01|2023-12-31|2024-01-15|2024-01-15
`;
